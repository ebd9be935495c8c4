package io.heard.survey.respondent;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import org.hibernate.Session;

/** What is known of an address, whoever has it. */
@ApplicationScoped
public class AddressWishes {

    private static final String WANTS_NONE = """
            select exists (select from opted_out_address where address = :address)
                or exists (select from suppressed_address where address = :address)""";

    private final Session session;

    AddressWishes(Session session) {
        this.session = session;
    }

    /** False when somebody who has it opted out, or mail to it came back or was called unwanted. */
    @Transactional(MANDATORY)
    public boolean takesMail(String address) {
        return !session.createNativeQuery(WANTS_NONE, Boolean.class)
                .setParameter("address", address.toLowerCase(Locale.ROOT))
                .getSingleResult();
    }
}
