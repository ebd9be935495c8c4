package io.heard.survey.events;

import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jspecify.annotations.Nullable;

/** A Kafka that answers what the test wants it to. Knows events by their subject. */
@ApplicationScoped
@Connector("scripted")
public class ScriptedKafka implements OutboundConnector {

    private final List<String> offered = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile Function<String, @Nullable Throwable> answer = subject -> null;

    /** @param refusal by subject; null where the event is taken */
    public void answers(Function<String, @Nullable Throwable> refusal) {
        answer = refusal;
        offered.clear();
        taken.clear();
    }

    public void isAway() {
        answers(subject -> new TimeoutException());
    }

    public void isBack() {
        answers(subject -> null);
    }

    public List<String> offered() {
        return List.copyOf(offered);
    }

    public List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        return new Broker();
    }

    private final class Broker implements Flow.Subscriber<Message<?>> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Message<?> message) {
            String subject = message.getMetadata(OutgoingKafkaRecordMetadata.class)
                    .map(record -> String.valueOf(record.getKey()))
                    .orElseThrow();
            offered.add(subject);
            Throwable refusal = answer.apply(subject);
            if (refusal == null) {
                taken.add(subject);
                message.ack();
            } else {
                message.nack(refusal);
            }
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
        }

        @Override
        public void onComplete() {
            // The application has stopped.
        }
    }
}
