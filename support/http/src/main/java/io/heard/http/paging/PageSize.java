package io.heard.http.paging;

import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many items a client wants on a page: 1 to {@value #LARGEST}. */
public final class PageSize {

    public static final int DEFAULT = 50;
    public static final int LARGEST = 200;

    private PageSize() {}

    /**
     * Takes the parameter as text, because the framework answers 404 to a number it cannot read.
     *
     * @throws ProblemException 400 when it is no number from 1 to {@value #LARGEST}
     */
    public static int read(@Nullable String size) {
        if (size == null) {
            return DEFAULT;
        }
        if (size.matches("[0-9]{1,3}")) {
            int items = Integer.parseInt(size);
            if (items >= 1 && items <= LARGEST) {
                return items;
            }
        }
        throw new ProblemException(
                RequestProblem.INVALID_REQUEST,
                "The page size is out of range",
                List.of(new Problem.FieldError("pageSize", "must be a whole number from 1 to " + LARGEST)));
    }
}
