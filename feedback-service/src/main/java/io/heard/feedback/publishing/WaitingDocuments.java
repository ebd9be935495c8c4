package io.heard.feedback.publishing;

import java.util.List;

/** Documents that hold events to be published. */
public interface WaitingDocuments<T> {

    /** Longest waiting first. */
    List<T> pending(int limit);

    /** Once Kafka has their events. What was changed meanwhile goes on waiting. */
    void markPublished(List<T> published);

    /** For one whose events Kafka will never take: it no longer waits, so it is in nobody's way. */
    void setAside(T document);
}
