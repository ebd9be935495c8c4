package io.heard.survey;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Of every table. */
    @Transactional
    @SuppressWarnings("unchecked")
    public Map<String, Set<String>> columns() {
        List<Tuple> columns = entityManager.createNativeQuery("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = 'public' and table_name in (
                            select table_name from information_schema.tables where table_type = 'BASE TABLE')""", Tuple.class).getResultList();
        return columns.stream()
                .collect(groupingBy(
                        column -> column.get("table_name", String.class),
                        mapping(column -> column.get("column_name", String.class), toSet())));
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
