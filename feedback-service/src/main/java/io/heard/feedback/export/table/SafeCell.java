package io.heard.feedback.export.table;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking what a customer wrote for a formula: an apostrophe stands before whatever could begin one. Where a
 * country's lists are separated by semicolons, spreadsheets cut the lines of our files there too and take quotation marks for text, so
 * that a cell can begin behind every semicolon and line break inside a text.
 */
final class SafeCell {

    /** Programs look past what cannot be seen at the beginning, and past quotation marks, so we do. */
    private static final String UNSEEN = "[\\p{Z}\\p{Cf}\\p{Cc}\\ufe00-\\ufe0f\"&&[^\\t\\r\\n]]*+";

    private static final String SIGNS = "=+\\-@\\uff1d\\uff0b\\uff0d\\uff20";

    private static final Pattern FORMULA = Pattern.compile(
            "\\A(?=" + UNSEEN + "[" + SIGNS + "\\t\\r\\n])|(?<=[;\\r\\n])(?=" + UNSEEN + "[" + SIGNS + "])");

    private SafeCell() {}

    static String of(String text) {
        return FORMULA.matcher(text).replaceAll("'");
    }
}
