package io.heard.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Reports contacts in batches, as a company's system does at night. */
public final class Intake {

    /** Small enough that a batch is answered quickly on a busy machine, large enough that few are needed. */
    private static final int BATCH = 250;

    private static final String PATH = "/api/v1/interactions";

    private final PlatformApi api;

    public Intake(PlatformApi api) {
        this.api = api;
    }

    /**
     * Whether the platform had not heard of these contacts before; it has of the first of them afterwards. When an answer got lost,
     * "known" may mean known since that attempt, and the next contact tells.
     *
     * @throws PlatformProblem when the platform refuses one
     */
    public boolean isNew(List<Contact> contacts) {
        for (Contact contact : contacts) {
            Reply reply = api.postLines(Caller.COMPANY_SYSTEMS, PATH, lines(List.of(contact)));
            boolean recorded = accepted(reply).path("recorded").asInt() == 1;
            if (recorded || !reply.repeated()) {
                return recorded;
            }
        }
        return true;
    }

    /**
     * Reports all of them; those the platform knows already count as reported.
     *
     * @param progress hears how many have been reported
     */
    public void report(List<Contact> contacts, IntConsumer progress) {
        for (int from = 0; from < contacts.size(); from += BATCH) {
            List<Contact> batch = contacts.subList(from, Math.min(from + BATCH, contacts.size()));
            reportTogether(batch);
            progress.accept(from + batch.size());
        }
    }

    /** Reports all of them in one request. */
    public void reportTogether(List<Contact> batch) {
        JsonNode answer = accepted(api.postLines(Caller.COMPANY_SYSTEMS, PATH, lines(batch)));
        int taken = answer.path("recorded").asInt() + answer.path("known").asInt();
        if (taken != batch.size()) {
            throw new PlatformProblem("Of " + batch.size() + " interactions the platform took " + taken);
        }
    }

    private static JsonNode accepted(Reply reply) {
        JsonNode answer = Json.read(reply.body());
        if (answer.path("rejected").asInt() == 0) {
            return answer;
        }
        for (JsonNode line : answer.path("lines")) {
            if (line.path("status").asText().equals("REJECTED")) {
                throw new PlatformProblem("The platform refuses an interaction: " + Json.write(line.path("errors")));
            }
        }
        throw new PlatformProblem("The platform refuses interactions and does not say why");
    }

    private static String lines(List<Contact> contacts) {
        return contacts.stream().map(contact -> Json.write(contact.json())).collect(Collectors.joining("\n", "", "\n"));
    }
}
