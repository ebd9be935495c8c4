package io.heard.survey.respondent.trace;

import java.util.Set;
import java.util.UUID;

/** Whom the company met about what. {@code interaction} knows. */
public interface MetCustomers {

    /** True when the customer turned to the company about one of these products. */
    boolean about(UUID respondentId, Set<String> products);
}
