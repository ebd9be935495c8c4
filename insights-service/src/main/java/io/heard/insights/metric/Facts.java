package io.heard.insights.metric;

import io.heard.http.scope.ProductScope;
import io.heard.insights.metric.filter.MetricFilter;
import io.heard.insights.metric.filter.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Asks the database about the facts that pass a filter and that the caller may see. */
@ApplicationScoped
class Facts {

    private final Session session;
    private final ProductScope scope;

    Facts(Session session, ProductScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** From here to the end of the transaction every query sees the facts of the same moment. */
    void freeze() {
        session.createNativeMutationQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }

    /** The conditions on {@code response}, {@code score} and {@code sent_invitation}. */
    Conditions ofInvitations(MetricFilter filter) {
        return Conditions.ofInvitations(filter, scope.products());
    }

    /** The conditions on {@code response}, {@code provisional_response} and {@code score}, with the origin. */
    Conditions ofAnswers(MetricFilter filter) {
        return Conditions.ofAnswers(filter, scope.products());
    }

    /** The conditions on {@code interaction}. */
    Conditions ofInteractions(MetricFilter filter) {
        return Conditions.ofInteractions(filter, scope.products());
    }

    /** @param sql whose filtered table is called {@code fact} and which holds the conditions */
    List<Tuple> rows(String sql, Conditions conditions) {
        NativeQuery<Tuple> query = session.createNativeQuery(sql, Tuple.class);
        conditions.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    /** SQL for the start of the period that a time of {@code fact} lies in; without periods it is the same for all. */
    static String start(Optional<Period> by, String column) {
        return by.map(period -> "date_trunc('" + period.field() + "', fact." + column + ", 'UTC')")
                .orElse("timestamptz 'epoch'");
    }
}
