package io.heard.survey.contact;

import java.time.Duration;

/**
 * How often one customer may be asked, by whichever campaign: at most so many invitations in any window of this length.
 *
 * @param maximumInvitations 1 to 100
 * @param window positive
 */
public record ContactPolicy(int maximumInvitations, Duration window) {

    /** Until an administrator says otherwise. */
    public static final ContactPolicy DEFAULT = new ContactPolicy(2, Duration.ofDays(30));

    public static final int MOST_INVITATIONS = 100;

    public ContactPolicy {
        if (maximumInvitations < 1 || maximumInvitations > MOST_INVITATIONS || !window.isPositive()) {
            throw new IllegalArgumentException(
                    "maximumInvitations must be 1 to 100 and the window longer than nothing");
        }
    }
}
