package io.heard.insights.mining;

/** What the model fails with on a text that it gives no place. The model that comes with the product does so for none. */
public final class Unreadable {

    private Unreadable() {}

    public static UnreadableTextException text() {
        return new UnreadableTextException();
    }
}
