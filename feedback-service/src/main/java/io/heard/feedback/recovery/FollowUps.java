package io.heard.feedback.recovery;

import io.heard.contracts.survey.LanguageChoice;
import io.heard.feedback.recovery.improvement.Improvement;
import io.heard.feedback.recovery.improvement.Improvements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of somebody's feedback, in what they may know of it. Reads only. */
@ApplicationScoped
public class FollowUps {

    private static final int MOST_IMPROVEMENTS = 5;

    private final Cases cases;
    private final Improvements improvements;

    FollowUps(Cases cases, Improvements improvements) {
        this.cases = cases;
        this.improvements = improvements;
    }

    /** How the case stands that the answer to an invitation opened; empty when it opened none. */
    public Optional<CaseProgress> progress(UUID invitationId) {
        return cases.find(invitationId).map(Case::progress);
    }

    /**
     * What was done about a product since an answer, the latest first, a handful at most.
     *
     * @param touchpoint what is told for other touchpoints is left out
     * @param languages BCP 47 tags, dearest first; what has no text in any of them comes in the language its author wrote first
     */
    public List<DoneImprovement> improvements(
            String product, String touchpoint, Instant answeredAt, List<String> languages) {
        return improvements.done(product, touchpoint, answeredAt, MOST_IMPROVEMENTS).stream()
                .map(improvement -> told(improvement, languages))
                .toList();
    }

    private static DoneImprovement told(Improvement improvement, List<String> wanted) {
        List<String> offered = List.copyOf(improvement.texts().keySet());
        String language = LanguageChoice.best(offered, wanted).orElse(offered.getFirst());
        return new DoneImprovement(improvement.doneAt(), language, improvement.text(language));
    }
}
