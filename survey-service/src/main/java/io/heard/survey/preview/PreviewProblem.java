package io.heard.survey.preview;

import io.heard.http.problem.ProblemType;

enum PreviewProblem implements ProblemType {
    PAGE_NOT_PUBLISHED(409, "The survey was never published"),
    ADDRESS_WANTS_NO_MAIL(409, "The address wants no mail"),
    TOO_MANY_TEST_MAILS(429, "Too many test mails"),
    TEST_MAIL_REFUSED(422, "The mail server refused the mail"),
    MAIL_SERVER_AWAY(503, "The mail server did not take the mail");

    private final int status;
    private final String title;

    PreviewProblem(int status, String title) {
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
