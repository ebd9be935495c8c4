package io.heard.survey.campaign.open;

/**
 * What a company puts into its own page: one frame and nothing of ours that runs in their page. The survey keeps its origin, so it
 * sees nothing of theirs, and they see nothing of what is typed.
 */
final class EmbedSnippet {

    private EmbedSnippet() {}

    static String of(String link, String title) {
        return "<iframe src=\"%s?embedded=true\" title=\"%s\" width=\"100%%\" height=\"720\" loading=\"lazy\" "
                        .formatted(escaped(link), escaped(title))
                + "referrerpolicy=\"no-referrer\" sandbox=\"allow-forms allow-scripts allow-same-origin\"></iframe>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
