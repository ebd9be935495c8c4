package io.heard.insights.mining.text;

/**
 * A stretch of a verbatim as the customer wrote it.
 *
 * @param start first character, counted in UTF-16 units as Java and JavaScript do
 * @param end the character after the last
 */
public record TextSpan(int start, int end) {

    public TextSpan {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("A span needs 0 <= start < end, was " + start + " to " + end);
        }
    }

    public String in(String verbatim) {
        return verbatim.substring(start, end);
    }
}
