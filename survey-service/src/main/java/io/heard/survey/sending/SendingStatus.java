package io.heard.survey.sending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** Counts what waits. */
@ApplicationScoped
class SendingStatus {

    private static final String COUNTS = """
            select
                (select count(*) from (
                    select from invitation i join campaign c on c.id = i.campaign_id
                    where c.status = 'LIVE' and i.next_attempt_at <= now() limit 10000) waiting) as due,
                (select count(*) from invitation where status = 'SENDING' and begun) as begun,
                (select count(*) from invitation where status = 'UNKNOWN') as doubtful""";

    private final Session session;
    private final SendingBreaker breaker;

    SendingStatus(Session session, SendingBreaker breaker) {
        this.session = session;
        this.breaker = breaker;
    }

    @Transactional
    SendingView view() {
        Tuple counts = session.createNativeQuery(COUNTS, Tuple.class).getSingleResult();
        SendingBreaker.View sending = breaker.view();
        return new SendingView(
                sending.state(),
                sending.failureShare(),
                sending.resumesAt(),
                number(counts, "due"),
                number(counts, "begun"),
                number(counts, "doubtful"));
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }
}
