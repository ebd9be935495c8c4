package io.heard.feedback.export.table;

/** Keeps spreadsheets from taking what a customer wrote for a formula: such a cell begins with an apostrophe. */
final class SafeCell {

    private SafeCell() {}

    static String of(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** Programs look past what cannot be seen at the beginning, so we do. */
    private static boolean isFormula(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20' -> {
                    return true;
                }
                default -> {
                    if (!isInvisible(c)) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isInvisible(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL
                || (c >= '\ufe00' && c <= '\ufe0f');
    }
}
