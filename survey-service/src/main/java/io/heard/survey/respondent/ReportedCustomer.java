package io.heard.survey.respondent;

import org.jspecify.annotations.Nullable;

/**
 * What a company system says about a customer, valid by the time it is here. What it leaves out stays as we know it.
 *
 * @param customerId the company's id of the customer, the same in all of its systems
 */
public record ReportedCustomer(
        String customerId,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String locale,
        @Nullable String timeZone) {

    /** What a later report says counts; what it leaves out stays. */
    ReportedCustomer updatedBy(ReportedCustomer later) {
        return new ReportedCustomer(
                customerId,
                later.email == null ? email : later.email,
                later.firstName == null ? firstName : later.firstName,
                later.locale == null ? locale : later.locale,
                later.timeZone == null ? timeZone : later.timeZone);
    }
}
