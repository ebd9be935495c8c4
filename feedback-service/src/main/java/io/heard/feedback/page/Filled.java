package io.heard.feedback.page;

import io.heard.feedback.draft.Draft;
import io.heard.feedback.form.Complaint;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.form.Sheet;
import io.heard.feedback.form.SheetReader;
import io.heard.feedback.page.words.PageLanguage;
import io.heard.feedback.page.words.PageWords;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Submission;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import java.time.Instant;
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
 * @param draftSequence of the draft in it, 0 for none
 * @param tapped what a link carried: its other languages carry it too
 * @param doubted what was taken for a program's when it was sent, and may be sent again
 */
public record Filled(
        UUID submissionId,
        Map<String, List<String>> values,
        Map<String, Complaint> complaints,
        Optional<Banner> banner,
        long draftSequence,
        Map<String, List<String>> tapped,
        Optional<String> doubted) {

    /** Not from a link or a draft. */
    Filled(
            UUID submissionId,
            Map<String, List<String>> values,
            Map<String, Complaint> complaints,
            Optional<Banner> banner) {
        this(submissionId, values, complaints, banner, 0, Map.of(), Optional.empty());
    }

    /** When the link is opened: what was filled in or answered before, and over it what was tapped in the mail. */
    public static Filled atFirst(
            Opened opened, Optional<Response> answered, Optional<Draft> draft, Map<String, List<String>> query) {
        Map<String, List<String>> values = begun(answered, draft);
        Map<String, List<String>> tapped = tapped(opened.survey(), query);
        values.putAll(tapped);
        PageWords words = opened.words();
        Optional<Banner> banner = tapped.isEmpty()
                ? draft.map(kept -> resumed(opened, kept))
                : Optional.of(calm(opened, words.preselected(), words.preselectedNext(), values));
        return new Filled(UUID.randomUUID(), values, Map.of(), banner, sequence(draft), tapped, Optional.empty());
    }

    /**
     * As {@link #atFirst}, where answers that somebody was thanked for do not count yet. The link that they tapped in the mail says
     * the same as their answers.
     *
     * @param onceMore what sending them again is known by
     */
    static Filled unconfirmed(
            Opened opened, Response answered, Optional<Draft> draft, Map<String, List<String>> query, String onceMore) {
        Map<String, List<String>> values = begun(Optional.of(answered), draft);
        Map<String, List<String>> tapped = tapped(opened.survey(), query);
        PageWords words = opened.words();
        PageLanguage language = opened.language();
        boolean asAnswered = draft.isEmpty() && values.entrySet().containsAll(tapped.entrySet());
        values.putAll(tapped);
        String title = asAnswered ? words.unconfirmedTitle() : words.preselected();
        String text = asAnswered ? words.unconfirmed(language.date(answered.answeredAt())) : words.preselectedNext();
        Banner banner = draft.filter(ignored -> tapped.isEmpty())
                .map(kept -> resumed(opened, kept))
                .orElseGet(() -> calm(opened, title, text, values));
        return new Filled(
                UUID.randomUUID(),
                values,
                Map.of(),
                Optional.of(banner),
                sequence(draft),
                tapped,
                Optional.of(onceMore));
    }

    private static Map<String, List<String>> begun(Optional<Response> answered, Optional<Draft> draft) {
        return draft.map(Draft::values)
                .or(() -> answered.map(response -> values(response.current())))
                .orElseGet(LinkedHashMap::new);
    }

    private static long sequence(Optional<Draft> draft) {
        return draft.map(Draft::sequence).orElse(0L);
    }

    /** With a button, if nothing is missing. */
    private static Banner calm(Opened opened, String title, String text, Map<String, List<String>> values) {
        Sheet sheet = SheetReader.read(opened.survey(), opened.context(), values);
        return Banner.calm(title, text, sheet.isAcceptable());
    }

    private static Banner resumed(Opened opened, Draft draft) {
        PageWords words = opened.words();
        return Banner.goingOn(
                words.resumedTitle(), words.resumed(opened.language().date(draft.savedAt())));
    }

    /** Answers that are kept, with what was changed since and not sent, if anything. */
    private static Filled answered(Opened opened, Response answered, Optional<Draft> draft, Banner banner) {
        return new Filled(
                UUID.randomUUID(),
                draft.map(Draft::values).orElseGet(() -> values(answered.current())),
                Map.of(),
                Optional.of(draft.map(kept -> resumed(opened, kept)).orElse(banner)),
                sequence(draft),
                Map.of(),
                Optional.empty());
    }

    /** What was typed on a page that is still open. */
    static Filled soFar(PostedForm form) {
        return new Filled(
                form.submissionId().orElseGet(UUID::randomUUID),
                form.filledIn(),
                Map.of(),
                Optional.empty(),
                form.draftSequence().orElse(0),
                Map.of(),
                form.doubted());
    }

    /** When answers are to be changed. */
    static Filled toChange(Opened opened, Response answered, Optional<Draft> draft, Instant changeableUntil) {
        PageLanguage language = opened.language();
        PageWords words = opened.words();
        Banner banner = Banner.calm(
                words.answered(language.date(answered.answeredAt())),
                words.changeable(language.date(changeableUntil)),
                false);
        return answered(opened, answered, draft, banner);
    }

    /** When answers that are kept have brought up more questions. */
    public static Filled afterwards(Opened opened, Response answered, Optional<Draft> draft) {
        PageWords words = opened.words();
        return answered(opened, answered, draft, Banner.goingOn(words.savedTitle(), words.saved()));
    }

    /** When what was sent is right and brings up questions that need an answer as well: nothing is kept yet. */
    public static Filled unfinished(Opened opened, PostedForm form) {
        PageWords words = opened.words();
        Banner banner = Banner.goingOn(words.unfinishedTitle(), words.unfinished());
        return new Filled(
                form.submissionId().orElseGet(UUID::randomUUID), form.fields(), Map.of(), Optional.of(banner));
    }

    /** Keeps the submission's id: nothing was stored under it. */
    public static Filled refused(Opened opened, PostedForm form, Sheet sheet) {
        PageWords words = opened.words();
        String text = sheet.complaints().isEmpty() ? words.foreign() : words.nothingLost();
        return new Filled(
                form.submissionId().orElseGet(UUID::randomUUID),
                form.fields(),
                sheet.complaints(),
                Optional.of(Banner.problem(words.checkTitle(), text)));
    }

    /** A new id: pressing the button once more is meant as a change. */
    public static Filled contradicted(Opened opened, PostedForm form) {
        PageWords words = opened.words();
        Banner banner = Banner.problem(words.contradictedTitle(), words.contradicted());
        return new Filled(UUID.randomUUID(), form.fields(), Map.of(), Optional.of(banner));
    }

    /** As {@link #contradicted}, where the next press of the button is meant as an answer of its own. */
    public static Filled somebodyElse(Opened opened, PostedForm form) {
        PageWords words = opened.words();
        Banner banner = Banner.problem(words.contradictedTitle(), words.somebodyElse());
        return new Filled(UUID.randomUUID(), form.fields(), Map.of(), Optional.of(banner));
    }

    /**
     * A new id: what is sent again counts, if it comes later.
     *
     * @param onceMore what sending it again is known by
     */
    static Filled tooSoon(Opened opened, PostedForm form, String onceMore) {
        PageWords words = opened.words();
        return doubted(form, onceMore, words.tooSoonTitle(), words.tooSoon());
    }

    /** As {@link #tooSoon}, where there was no mail. */
    public static Filled hasty(Opened opened, PostedForm form, String onceMore) {
        PageWords words = opened.words();
        return doubted(form, onceMore, words.hastyTitle(), words.hasty());
    }

    /** As {@link #tooSoon}, where something else than the time speaks for a program. */
    public static Filled mechanical(Opened opened, PostedForm form, String onceMore) {
        PageWords words = opened.words();
        return doubted(form, onceMore, words.hastyTitle(), words.mechanical());
    }

    private static Filled doubted(PostedForm form, String onceMore, String title, String text) {
        return new Filled(
                UUID.randomUUID(),
                form.fields(),
                Map.of(),
                Optional.of(Banner.problem(title, text)),
                0,
                Map.of(),
                Optional.of(onceMore));
    }

    /** The same id: the store may have taken it before it fell silent, and then the next attempt counts as the same one. */
    public static Filled unsaved(Opened opened, PostedForm form, UUID submissionId) {
        PageWords words = opened.words();
        Banner banner = Banner.problem(words.unsavedTitle(), words.unsaved());
        return new Filled(submissionId, form.fields(), Map.of(), Optional.of(banner));
    }

    /** Only values the page itself offers: nothing else from a link ever gets into a page. */
    static Map<String, List<String>> tapped(Survey survey, Map<String, List<String>> query) {
        Map<String, List<String>> tapped = new LinkedHashMap<>();
        for (Question question : survey.questions()) {
            List<String> values = query.getOrDefault(question.id(), List.of());
            if (values.size() == 1 && SheetReader.isOffered(question, values.getFirst())) {
                tapped.put(question.id(), values);
            }
        }
        return tapped;
    }

    private static Map<String, List<String>> values(Submission submission) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Answer answer : submission.answers()) {
            values.put(answer.questionId(), answer.values());
            String text = answer.text();
            if (answer.type().isChoice() && text != null) {
                values.put(PostedForm.otherField(answer.questionId()), List.of(text));
            }
        }
        return values;
    }

    /** Whether it goes on after something was filled in, so that what is blank comes first. */
    boolean isGoingOn() {
        return banner.filter(Banner::asksOn).isPresent();
    }

    List<String> values(String questionId) {
        return values.getOrDefault(questionId, List.of());
    }

    @Nullable
    Complaint complaint(String questionId) {
        return complaints.get(questionId);
    }
}
