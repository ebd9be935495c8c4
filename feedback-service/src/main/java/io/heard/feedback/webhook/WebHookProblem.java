package io.heard.feedback.webhook;

import io.heard.http.problem.ProblemType;

/** Why something about web hooks is refused. */
public enum WebHookProblem implements ProblemType {
    WEB_HOOK_NOT_FOUND(404, "No such web hook"),
    TOO_MANY_WEB_HOOKS(409, "Too many web hooks"),
    WEB_HOOK_INACTIVE(409, "The web hook is switched off"),
    DELIVERY_NOT_FOUND(404, "No such delivery"),
    DELIVERY_EMPTY(409, "The delivery has nothing to tell any more");

    private final int status;
    private final String title;

    WebHookProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
