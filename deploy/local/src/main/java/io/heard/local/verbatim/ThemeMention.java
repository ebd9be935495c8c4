package io.heard.local.verbatim;

/**
 * The part of a comment that is about one theme.
 *
 * @param theme the theme's id, for example {@code phone-wait}
 * @param label what it is about, in a person's words
 * @param start offset of the first character, inclusive, in UTF-16 units
 * @param end offset behind the last character
 */
public record ThemeMention(String theme, String label, Kind kind, int start, int end) {}
