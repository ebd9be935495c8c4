package io.heard.feedback.link;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonValue;

/** What the document store is asked about links. */
@ApplicationScoped
class StoreReads implements CommandListener {

    private static final Set<String> ABOUT_LINKS =
            Set.of("invitations", "surveys", "campaigns", "erasedInvitations", "erasedCustomers");

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonValue collection = event.getCommand().get(event.getCommandName());
        if (collection != null
                && collection.isString()
                && ABOUT_LINKS.contains(collection.asString().getValue())) {
            asked.add(event.getCommandName() + " " + collection.asString().getValue());
        }
    }

    void forget() {
        asked.clear();
    }

    List<String> asked() {
        return List.copyOf(asked);
    }
}
