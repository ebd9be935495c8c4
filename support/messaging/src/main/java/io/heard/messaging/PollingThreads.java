package io.heard.messaging;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** All polling threads of the process: liveness goes down with any of them, and at the end they stop together. */
@Liveness
@ApplicationScoped
public class PollingThreads implements HealthCheck {

    /** Before anybody waits for a thread to end: the time they take is then that of the slowest, not that of all. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopping) {
        PollingThread.started().forEach(PollingThread::tellToStop);
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Polling threads").up();
        for (PollingThread thread : PollingThread.started()) {
            if (!thread.isWell()) {
                response.down()
                        .withData(
                                thread.name(),
                                "last completed "
                                        + thread.lastCompleted()
                                                .map(Object::toString)
                                                .orElse("never"));
            }
        }
        return response.build();
    }
}
