package io.heard.local.launch;

import io.heard.local.supervision.StartFailure;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the parts listen, all on the loopback address.
 *
 * @param offset added to every port, so that two platforms can run side by side
 */
public record Ports(int offset) {

    public Ports {
        if (offset < 0 || offset > 30_000) {
            throw new StartFailure("The port offset must be 0 to 30000, was " + offset);
        }
    }

    public int gateway() {
        return 8080 + offset;
    }

    public int survey() {
        return 8081 + offset;
    }

    public int feedback() {
        return 8082 + offset;
    }

    public int insights() {
        return 8083 + offset;
    }

    /** Where a service answers about its health. */
    public int management(int servicePort) {
        return servicePort + 1000;
    }

    public int keycloak() {
        return 8180 + offset;
    }

    public int keycloakManagement() {
        return 9180 + offset;
    }

    public int kafka() {
        return 9092 + offset;
    }

    public int kafkaController() {
        return 9093 + offset;
    }

    public int postgres() {
        return 5433 + offset;
    }

    public int documents() {
        return 27018 + offset;
    }

    public int smtp() {
        return 2525 + offset;
    }

    /** For the mail server of an experiment, instead of the mailbox. */
    public int experiment() {
        return 2526 + offset;
    }

    public int mailbox() {
        return 8025 + offset;
    }

    Map<String, Integer> ofInfrastructure(boolean withDocuments) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("PostgreSQL", postgres());
        ports.put("Kafka", kafka());
        ports.put("Kafka's controller", kafkaController());
        if (withDocuments) {
            ports.put("the document store", documents());
        }
        ports.put("SMTP", smtp());
        ports.put("the mailbox page", mailbox());
        ports.put("Keycloak", keycloak());
        ports.put("Keycloak's health", keycloakManagement());
        return ports;
    }

    Map<String, Integer> ofServices() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Map.of("gateway", gateway(), "survey-service", survey(), "feedback-service", feedback())
                .forEach((name, port) -> {
                    ports.put("the " + name, port);
                    ports.put("the health of the " + name, management(port));
                });
        ports.put("the insights-service", insights());
        ports.put("the health of the insights-service", management(insights()));
        return ports;
    }
}
