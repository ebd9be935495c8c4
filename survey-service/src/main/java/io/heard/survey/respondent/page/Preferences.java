package io.heard.survey.respondent.page;

import io.heard.survey.language.OwnLanguage;
import io.heard.survey.respondent.OptedOutBy;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Standing;
import io.heard.survey.respondent.Topics;
import io.heard.survey.respondent.Wishes;
import io.heard.survey.respondent.trace.InvitedRespondents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the holder of a link may see and change: the wishes of the one it was mailed to. Each step is a transaction. */
@ApplicationScoped
class Preferences {

    /**
     * What there is to choose from, and what was chosen.
     *
     * @param mayResume whether an opt-out is the customer's own
     */
    record Choices(UUID respondentId, Standing standing, boolean mayResume, Wishes wishes, List<Topics.Topic> topics) {}

    private final InvitedRespondents invited;
    private final Respondents respondents;
    private final Topics topics;

    Preferences(InvitedRespondents invited, Respondents respondents, Topics topics) {
        this.invited = invited;
        this.respondents = respondents;
        this.topics = topics;
    }

    /** Empty when there is no such invitation. */
    @Transactional
    Optional<Choices> find(UUID invitationId, OwnLanguage language) {
        return invited.respondentOf(invitationId).map(respondent -> choices(respondent, language));
    }

    @Transactional
    Optional<Choices> stop(UUID invitationId, OwnLanguage language) {
        return invited.respondentOf(invitationId).map(respondent -> {
            respondents.optOut(respondent, OptedOutBy.CUSTOMER);
            return choices(respondent, language);
        });
    }

    @Transactional
    Optional<Choices> resume(UUID invitationId, OwnLanguage language) {
        return invited.respondentOf(invitationId).map(respondent -> {
            respondents.optIn(respondent, OptedOutBy.CUSTOMER);
            return choices(respondent, language);
        });
    }

    @Transactional
    Optional<Choices> save(UUID invitationId, PostedForm form, OwnLanguage language) {
        return invited.respondentOf(invitationId).map(respondent -> {
            respondents.wish(respondent, wishes(respondents.wishes(respondent), form));
            return choices(respondent, language);
        });
    }

    private Choices choices(UUID respondent, OwnLanguage language) {
        return new Choices(
                respondent,
                respondents.standing(respondent),
                respondents.mayOptIn(respondent),
                respondents.wishes(respondent),
                topics.offered(language.locale()));
    }

    /** What the form did not show stays as it was; what it cannot have shown is not taken from it. */
    private Wishes wishes(Wishes before, PostedForm form) {
        Set<String> known = new HashSet<>(before.refusedTopics());
        topics.offered(OwnLanguage.ENGLISH.locale()).forEach(topic -> known.add(topic.name()));
        Set<String> allowed = Set.copyOf(form.values(PostedForm.TOPIC));
        Set<String> refused = new TreeSet<>(before.refusedTopics());
        for (String offered : form.values(PostedForm.OFFERED)) {
            List<String> topics =
                    TopicChoice.names(offered).stream().filter(known::contains).toList();
            boolean wasAllowed = topics.stream().noneMatch(before.refusedTopics()::contains);
            if (allowed.contains(offered)) {
                topics.forEach(refused::remove);
            } else if (wasAllowed) {
                // A box that was empty because of one of its topics leaves the others as they were.
                refused.addAll(topics);
            }
        }
        // A wish that staff kept in other words stays, unless the customer chose another.
        Optional<Duration> atMostEvery = Often.of(form.value(PostedForm.OFTEN))
                .filter(often -> often != Often.near(before.atMostEvery()))
                .map(Often::atMostEvery)
                .orElse(before.atMostEvery());
        return new Wishes(refused, atMostEvery, language(before, form));
    }

    private static Optional<String> language(Wishes before, PostedForm form) {
        if (form.values(PostedForm.LANGUAGE).isEmpty()) {
            return before.language();
        }
        return Arrays.stream(OwnLanguage.values())
                .map(OwnLanguage::tag)
                .filter(form.value(PostedForm.LANGUAGE)::equals)
                .findFirst();
    }
}
