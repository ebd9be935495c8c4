package io.heard.insights.theme.history;

/** Where mentions were at a moment of the past. */
public final class PastMentions {

    /** To be read as the table {@code mention}: what has not moved since {@code :themesAsOf}, and what has. */
    public static final String TABLE = """
            (select segment_id, theme_id, similarity from mention where since <= :themesAsOf
            union all select segment_id, theme_id, similarity from moved_mention
            where theme_id is not null and since <= :themesAsOf and until > :themesAsOf) mention""";

    private PastMentions() {}
}
