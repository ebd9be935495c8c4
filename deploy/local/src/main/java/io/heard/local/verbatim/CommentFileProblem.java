package io.heard.local.verbatim;

/** A comment file cannot be used as asked; the message says why, for the person who named it. */
public final class CommentFileProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommentFileProblem(String message) {
        super(message);
    }
}
