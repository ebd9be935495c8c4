package io.heard.survey.sending;

import io.heard.survey.campaign.DeadAddresses;
import io.heard.survey.mail.MailSender;
import jakarta.enterprise.context.ApplicationScoped;

/** What every sender works with. */
@ApplicationScoped
class SendingLine {

    private final InvitationQueue queue;
    private final GroupCommit commits;
    private final Letters letters;
    private final MailSender mail;
    private final SendingBreaker breaker;
    private final SendingPace pace;
    private final DeadAddresses deadAddresses;

    SendingLine(
            InvitationQueue queue,
            GroupCommit commits,
            Letters letters,
            MailSender mail,
            SendingBreaker breaker,
            SendingPace pace,
            DeadAddresses deadAddresses) {
        this.queue = queue;
        this.commits = commits;
        this.letters = letters;
        this.mail = mail;
        this.breaker = breaker;
        this.pace = pace;
        this.deadAddresses = deadAddresses;
    }

    InvitationQueue queue() {
        return queue;
    }

    GroupCommit commits() {
        return commits;
    }

    Letters letters() {
        return letters;
    }

    MailSender mail() {
        return mail;
    }

    SendingBreaker breaker() {
        return breaker;
    }

    SendingPace pace() {
        return pace;
    }

    DeadAddresses deadAddresses() {
        return deadAddresses;
    }
}
