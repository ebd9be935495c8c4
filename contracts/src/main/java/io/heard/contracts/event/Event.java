package io.heard.contracts.event;

/** A fact one service tells the others. Implementations are records of plain values. */
public interface Event {

    /** CloudEvents {@code type}. The trailing version moves only when old readers would break. */
    String type();

    /** CloudEvents {@code subject} and Kafka key: events of one subject arrive in order. Never personal data. */
    String subject();

    /** The topic the event belongs on, one of {@link Topics}. */
    String topic();
}
