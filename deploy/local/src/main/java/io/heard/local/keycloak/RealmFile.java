package io.heard.local.keycloak;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The committed realm with its placeholders filled in and the people of the local platform added. */
final class RealmFile {

    private static final JsonMapper JSON = new JsonMapper();

    private RealmFile() {}

    /**
     * @param committed the realm as the repository has it: no people, {@code ${NAME}} where addresses and secrets belong
     * @param values of the placeholders, by name
     */
    static byte[] filled(Path committed, Map<String, String> values, List<DemoPerson> people) throws IOException {
        String text = Files.readString(committed);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        ObjectNode realm = (ObjectNode) JSON.readTree(text);
        ArrayNode users = realm.withArray("users");
        people.forEach(person -> users.add(user(person)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(realm);
    }

    private static ObjectNode user(DemoPerson person) {
        ObjectNode user = JSON.createObjectNode()
                .put("username", person.name())
                .put("email", person.name() + "@heard.localhost")
                .put("emailVerified", true)
                .put("firstName", person.firstName())
                .put("lastName", "Example")
                .put("enabled", true);
        user.putArray("realmRoles").add(person.role());
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", person.password())
                .put("temporary", false);
        ArrayNode products = user.putObject("attributes").putArray("products");
        person.products().forEach(products::add);
        return user;
    }
}
