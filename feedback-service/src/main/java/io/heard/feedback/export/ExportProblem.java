package io.heard.feedback.export;

import io.heard.http.problem.ProblemType;

enum ExportProblem implements ProblemType {
    EXPORT_NOT_FOUND(404, "No such export"),
    EXPORT_NOT_FINISHED(409, "The file is not whole yet"),
    EXPORT_EXPIRED(410, "Answers in the file may not be kept any longer"),
    EXPORT_FILE_LOST(410, "The file is no longer where it was written"),
    TOO_MANY_EXPORTS(409, "Too many exports at a time"),
    RANGE_NOT_SATISFIABLE(416, "The file has no such part");

    private final int status;
    private final String title;

    ExportProblem(int status, String title) {
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
