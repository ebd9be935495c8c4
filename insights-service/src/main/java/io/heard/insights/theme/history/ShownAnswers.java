package io.heard.insights.theme.history;

/** Which answers are in numbers, lists and quotes. */
public final class ShownAnswers {

    /**
     * A condition on {@code verbatim}. Where nobody can be told by it: an anonymous answer counts and is quoted once its campaign has
     * enough about its product.
     */
    public static final String CONDITION = "(verbatim.origin <> 'ANONYMOUS' or exists ("
            + "select from response where response.campaign_id = verbatim.campaign_id"
            + " and response.product = verbatim.product and response.origin = 'ANONYMOUS' offset 4 limit 1))";

    private ShownAnswers() {}
}
