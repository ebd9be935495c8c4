package io.heard.local.keycloak;

import java.util.List;

/**
 * Somebody who can log in to a local platform.
 *
 * @param name to log in with
 * @param products the person is limited to; empty means all
 */
public record DemoPerson(String name, String role, List<String> products) {

    public static final List<DemoPerson> ALL = List.of(
            new DemoPerson("ada", "administrator", List.of()),
            new DemoPerson("cam", "campaign-manager", List.of()),
            new DemoPerson("ana", "analyst", List.of()),
            new DemoPerson("bo", "analyst", List.of("mobile")),
            new DemoPerson("gus", "agent", List.of()));

    public String password() {
        return name + "-heard";
    }

    String firstName() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
