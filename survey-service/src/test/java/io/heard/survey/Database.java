package io.heard.survey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** Looks into the database, and moves its times where a test cannot wait. */
@ApplicationScoped
public class Database {

    private final EntityManager entityManager;

    Database(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Types of the events about a subject that wait to be published, in order. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<String> eventsAbout(String subject) {
        return entityManager
                .createNativeQuery("select type from outbox where subject = :subject order by position", String.class)
                .setParameter("subject", subject)
                .getResultList();
    }

    /** The data of those events. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<String> dataAbout(String subject) {
        return entityManager
                .createNativeQuery("select data from outbox where subject = :subject order by position", String.class)
                .setParameter("subject", subject)
                .getResultList();
    }

    @Transactional
    public long count(String sql) {
        return ((Number) entityManager.createNativeQuery(sql).getSingleResult()).longValue();
    }

    @Transactional
    public String text(String sql) {
        return (String) entityManager.createNativeQuery(sql, String.class).getSingleResult();
    }

    @Transactional
    public int change(String sql) {
        return entityManager.createNativeQuery(sql).executeUpdate();
    }

    /** Every table in which a text stands, in whichever column. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<String> tablesWith(String text) {
        List<String> tables = entityManager
                .createNativeQuery(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
                        String.class)
                .getResultList();
        return tables.stream()
                .filter(table -> ((Number) entityManager
                                        .createNativeQuery("select count(*) from \"" + table
                                                + "\" t where strpos(cast(row_to_json(t) as text), :text) > 0")
                                        .setParameter("text", text)
                                        .getSingleResult())
                                .longValue()
                        > 0)
                .toList();
    }
}
