package io.heard.feedback.page;

import io.heard.feedback.form.Complaint;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.form.Sheet;
import io.heard.feedback.form.SheetReader;
import io.heard.feedback.link.Visit.Open;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Submission;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a page is filled in.
 *
 * @param submissionId what the next press of the button is known by
 * @param values by question id, as they stand in the form
 * @param complaints by question id
 * @param banner what to say above the questions, if anything
 */
record Filled(
        UUID submissionId,
        Map<String, List<String>> values,
        Map<String, Complaint> complaints,
        Optional<Banner> banner) {

    /** When the link is opened: what was answered before, and over it what was tapped in the mail. */
    static Filled atFirst(Open visit, Optional<Response> answered, Map<String, List<String>> query) {
        Map<String, List<String>> values =
                answered.map(response -> values(response.current())).orElseGet(LinkedHashMap::new);
        Map<String, List<String>> tapped = tapped(visit.survey(), query);
        values.putAll(tapped);
        PageLanguage language = Pages.language(visit);
        PageWords words = Pages.words(language);
        Optional<Banner> banner = tapped.isEmpty()
                ? answered.map(response -> Banner.calm(
                        words.answered(language.date(response.answeredAt())),
                        words.changeable(language.date(visit.invitation().expiresAt())),
                        false))
                : Optional.of(
                        Banner.calm(words.preselected(), words.preselectedNext(), isComplete(visit.survey(), values)));
        return new Filled(UUID.randomUUID(), values, Map.of(), banner);
    }

    /** Keeps the submission's id: nothing was stored under it. */
    static Filled refused(Open visit, PostedForm form, Sheet sheet) {
        PageWords words = Pages.words(Pages.language(visit));
        String text = sheet.complaints().isEmpty() ? words.foreign() : words.nothingLost();
        return new Filled(
                form.submissionId().orElseGet(UUID::randomUUID),
                form.fields(),
                sheet.complaints(),
                Optional.of(Banner.problem(words.checkTitle(), text)));
    }

    /** A new id: pressing the button once more is meant as a change. */
    static Filled contradicted(Open visit, PostedForm form) {
        PageWords words = Pages.words(Pages.language(visit));
        Banner banner = Banner.problem(words.contradictedTitle(), words.contradicted());
        return new Filled(UUID.randomUUID(), form.fields(), Map.of(), Optional.of(banner));
    }

    /** The same id: the store may have taken it before it fell silent, and then the next attempt counts as the same one. */
    static Filled unsaved(Open visit, PostedForm form, UUID submissionId) {
        PageWords words = Pages.words(Pages.language(visit));
        Banner banner = Banner.problem(words.unsavedTitle(), words.unsaved());
        return new Filled(submissionId, form.fields(), Map.of(), Optional.of(banner));
    }

    /** Only values the page itself offers: nothing else from a link ever gets into a page. */
    private static Map<String, List<String>> tapped(Survey survey, Map<String, List<String>> query) {
        Map<String, List<String>> tapped = new LinkedHashMap<>();
        for (Question question : survey.questions()) {
            List<String> values = query.getOrDefault(question.id(), List.of());
            if (values.size() == 1 && SheetReader.isOffered(question, values.getFirst())) {
                tapped.put(question.id(), values);
            }
        }
        return tapped;
    }

    private static boolean isComplete(Survey survey, Map<String, List<String>> values) {
        return survey.questions().stream().noneMatch(q -> q.required() && !values.containsKey(q.id()));
    }

    private static Map<String, List<String>> values(Submission submission) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        submission.answers().forEach(answer -> values.put(answer.questionId(), values(answer)));
        return values;
    }

    private static List<String> values(Answer answer) {
        Integer score = answer.score();
        String text = answer.text();
        if (score != null) {
            return List.of(score.toString());
        }
        return text != null ? List.of(text) : answer.choices();
    }

    List<String> values(String questionId) {
        return values.getOrDefault(questionId, List.of());
    }

    @Nullable
    Complaint complaint(String questionId) {
        return complaints.get(questionId);
    }
}
