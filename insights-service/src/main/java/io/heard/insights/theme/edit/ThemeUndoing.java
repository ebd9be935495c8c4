package io.heard.insights.theme.edit;

import io.heard.contracts.event.ThemeMerged;
import io.heard.contracts.event.ThemeRevived;
import io.heard.http.problem.ProblemException;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeAssignment;
import io.heard.insights.mining.discovery.ThemeAssignment.Theme;
import io.heard.insights.theme.ThemeProblem;
import io.heard.insights.theme.history.Heirs;
import io.heard.insights.theme.history.MentionMoves;
import io.heard.insights.theme.history.NewThemeEvent;
import io.heard.insights.theme.history.ThemeEventKind;
import io.heard.insights.theme.history.ThemeEventRows;
import io.heard.insights.theme.history.ThemeEventView;
import io.heard.insights.theme.history.ThemeEvents;
import io.heard.insights.theme.telling.UntoldResponses;
import io.heard.insights.theme.upkeep.KnownThemes;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * Takes back what a person did to a theme, or what a run did by merging or splitting one: then both themes keep what they have, or
 * the next run would do it again. Only the last edit of a theme can be taken back, so that nobody's later work goes with it.
 */
@ApplicationScoped
class ThemeUndoing {

    /** A theme keeps what it has if it did before, and also since somebody took back what a run did to it: this event or a later one. */
    private static final String BEFORE = """
            with of_runs as (
                select run.theme_id, run.other_theme_id from theme_event event
                join theme_event undoing on undoing.product = event.product and undoing.sequence > event.sequence
                join theme_event run on run.id = undoing.undoes and run.person is null
                where event.id = :id)
            select event.label_was_peoples, event.sentences_before is not null as had_sentences,
                coalesce(event.kept_before, false) or exists (
                    select from of_runs where event.theme_id in (theme_id, other_theme_id)) as kept,
                coalesce(event.other_kept_before, false) or exists (
                    select from of_runs where event.other_theme_id in (theme_id, other_theme_id)) as other_kept
            from theme_event event where event.id = :id""";

    /** Mentions that a forgotten place is told from. */
    private static final int TELLING = 500;

    /** A second or two of work. */
    private static final int MOST_PUT_ELSEWHERE = 5_000;

    private final Session session;
    private final Leases leases;
    private final EditedThemes themes;
    private final PastEdits past;
    private final ThemeEvents events;
    private final ThemeEventRows rows;
    private final MentionMoves moves;
    private final Heirs heirs;
    private final Centres centres;
    private final KnownThemes known;
    private final MiningStates states;
    private final UntoldResponses untold;
    private final Outbox outbox;
    private final Editor editor;
    private final Clock clock;

    ThemeUndoing(
            Session session,
            Leases leases,
            EditedThemes themes,
            PastEdits past,
            ThemeEvents events,
            ThemeEventRows rows,
            MentionMoves moves,
            Heirs heirs,
            Centres centres,
            KnownThemes known,
            MiningStates states,
            UntoldResponses untold,
            Outbox outbox,
            Editor editor,
            Clock clock) {
        this.session = session;
        this.leases = leases;
        this.themes = themes;
        this.past = past;
        this.events = events;
        this.rows = rows;
        this.moves = moves;
        this.heirs = heirs;
        this.centres = centres;
        this.known = known;
        this.states = states;
        this.untold = untold;
        this.outbox = outbox;
        this.editor = editor;
        this.clock = clock;
    }

    /** Answers with the event of the undoing; with the same one when it is asked for again. */
    @Transactional
    ThemeEventView undo(UUID id) {
        leases.hold(rows.get(id).product());
        ThemeEventView undone = rows.get(id);
        if (undone.undoneBy() != null) {
            return rows.get(undone.undoneBy());
        }
        requireUndoable(undone);
        Instant now = clock.instant();
        UUID event = switch (undone.kind()) {
            case RENAMED -> giveBackLabel(undone, now);
            case MUTED, RESTORED -> muteAgain(undone, now);
            case NAMED -> unname(undone, now);
            case SENTENCES_CHANGED -> giveBackSentences(undone, now);
            case MENTION_MOVED -> moveBack(undone, now);
            case SPLIT -> join(undone, now);
            case MERGED -> separate(undone, now);
            default -> throw refusal("Runs did this: move mentions by hand where they were wrong");
        };
        return rows.get(event);
    }

    private void requireUndoable(ThemeEventView undone) {
        if (undone.kind() == ThemeEventKind.UNDONE) {
            throw refusal("It took something back: do that again");
        }
        UUID[] concerned = Stream.of(undone.themeId(), undone.otherThemeId())
                .filter(Objects::nonNull)
                .toArray(UUID[]::new);
        past.later(undone.product(), undone.sequence(), concerned).ifPresent(later -> {
            throw refusal("Somebody changed the theme afterwards: undo the event " + later + " first");
        });
    }

    private UUID giveBackLabel(ThemeEventView undone, Instant now) {
        EditedTheme theme = living(undone.themeId());
        Before before = before(undone);
        UUID event = record(undone, 0, "Renaming undone by hand.", now);
        String label = undone.labelBefore();
        themes.label(theme.id(), label == null ? theme.label() : label, before.labelWasPeoples());
        if (label == null) {
            // It was made of words of somebody who is forgotten since.
            states.findAnew(undone.product());
        }
        return event;
    }

    /** What it has collected goes back to where it was; what was nowhere goes to the found theme that it would have joined. */
    private UUID unname(ThemeEventView undone, Instant now) {
        EditedTheme theme = living(undone.themeId());
        UUID event = record(undone, themes.shownMentions(theme.id()), "Naming undone by hand.", now);
        untold.addThemes(Set.of(theme.id()));
        themes.retire(theme.id(), null, now);
        List<MentionMoves.Before> sorted = moves.sortedSince(undone.sequence(), theme.id()).stream()
                .filter(before -> before.theme() != null)
                .toList();
        moves.putBack(event, sorted, now);
        // Some had left the theme before it ended.
        untold.addSegments(sorted.stream().map(MentionMoves.Before::segment).toList());
        putElsewhere(event, theme, now);
        states.findAnew(undone.product());
        return event;
    }

    /**
     * The next run looks at the newest complaints only: what is older would be in no theme for good. Of very many, which would hold
     * the product for too long, those are looked at that the theme was most about.
     */
    private void putElsewhere(UUID event, EditedTheme theme, Instant now) {
        List<Theme> found = known.of(theme.product(), states.mean(theme.product()));
        Set<UUID> muted = themes.muted(theme.product());
        List<MentionMoves.Move> elsewhere = new ArrayList<>();
        centres.centred(theme.product(), themes.nearest(theme.id(), MOST_PUT_ELSEWHERE))
                .forEach((mention, centred) -> ThemeAssignment.assign(centred, found)
                        // What people see must not go where they do not look.
                        .filter(place -> !muted.contains(place.themeId()))
                        .ifPresent(place -> elsewhere.add(
                                new MentionMoves.Move(event, mention, place.themeId(), place.similarity()))));
        moves.put(elsewhere, false, now);
        moves.moveAll(event, theme.id(), null, now);
    }

    /** A theme that runs had found is again as they found it; one that has other sentences again is sorted by those. */
    private UUID giveBackSentences(ThemeEventView undone, Instant now) {
        EditedTheme theme = living(undone.themeId());
        boolean wasFound = !before(undone).hadSentences();
        List<MentionMoves.Before> sorted = wasFound ? moves.sortedSince(undone.sequence(), theme.id()) : List.of();
        int shown = (int) sorted.stream().filter(MentionMoves.Before::shown).count();
        UUID event = record(undone, shown, "Change of sentences undone by hand.", now);
        moves.putBack(event, sorted, now);
        untold.addSegments(sorted.stream().map(MentionMoves.Before::segment).toList());
        session.createNativeMutationQuery("""
                        update theme set sentences = theme_event.sentences_before from theme_event
                        where theme.id = :theme and theme_event.id = :event""")
                .setParameter("theme", theme.id())
                .setParameter("event", undone.id())
                .executeUpdate();
        if (wasFound) {
            states.findAnew(undone.product());
        } else {
            states.wake(undone.product());
        }
        return event;
    }

    private UUID muteAgain(ThemeEventView undone, Instant now) {
        EditedTheme theme = living(undone.themeId());
        boolean muted = undone.kind() == ThemeEventKind.RESTORED;
        UUID event = record(undone, 0, (muted ? "Restoring" : "Muting") + " undone by hand.", now);
        themes.mute(theme.id(), muted);
        return event;
    }

    /** Where the theme it came from has merged since, it goes to that one's heir. */
    private UUID moveBack(ThemeEventView undone, Instant now) {
        UUID from = other(undone);
        UUID to = heirs.living(undone.themeId())
                .orElseThrow(() -> refusal("The theme that the mention came from is no more"));
        if (to.equals(from)) {
            throw refusal("The theme that the mention came from has merged into the one it is in");
        }
        UUID event = record(undone, moves.stillIn(from, undone.id()), "Moving undone by hand.", now);
        untold.addThemes(Set.of(from));
        moves.putBack(event, undone.id(), from, to, now);
        // What came along for being like it may belong elsewhere again.
        states.wake(undone.product());
        return event;
    }

    /** The part goes back with all it has collected since, and its id stands for the whole from now on. */
    private UUID join(ThemeEventView undone, Instant now) {
        EditedTheme whole = living(undone.themeId());
        EditedTheme part = living(other(undone));
        UUID event = record(undone, themes.shownMentions(part.id()), "Splitting undone by hand.", now);
        untold.addThemes(Set.of(part.id()));
        var centre = Centres.together(whole, themes.mentions(whole.id()), part, themes.mentions(part.id()));
        moves.moveAll(event, part.id(), whole.id(), now);
        themes.retire(part.id(), whole.id(), now);
        themes.recentre(whole.id(), centre);
        themes.keepMembers(whole.id(), before(undone).kept());
        outbox.addAll(List.of(new ThemeMerged(part.id(), whole.id(), undone.product(), now)));
        return event;
    }

    /** What was told since of the theme that went on stays with it. */
    private UUID separate(ThemeEventView undone, Instant now) {
        EditedTheme whole = living(other(undone));
        EditedTheme part = themes.find(undone.themeId())
                .filter(found -> whole.id().equals(found.mergedInto()))
                .orElseThrow(() -> refusal("The theme has not stayed merged into the other one"));
        UUID event = record(undone, moves.stillIn(whole.id(), undone.id()), "Merging undone by hand.", now);
        untold.addThemes(Set.of(whole.id()));
        int mentions = themes.mentions(whole.id());
        themes.revive(part.id());
        moves.putBack(event, undone.id(), whole.id(), part.id(), now);
        Embedding centre = part.centroid();
        if (part.placed() && Centres.isForgotten(centre)) {
            centre = Centres.of(centres.centred(undone.product(), themes.nearest(part.id(), TELLING))
                            .values())
                    .orElse(centre);
            themes.recentre(part.id(), centre);
        }
        if (whole.placed() == part.placed()) {
            themes.recentre(whole.id(), Centres.without(whole, mentions, centre, themes.mentions(part.id())));
        }
        Before before = before(undone);
        themes.keepMembers(part.id(), before.kept());
        themes.keepMembers(whole.id(), before.otherKept());
        outbox.addAll(List.of(new ThemeRevived(part.id(), undone.product(), now)));
        // Its name may have been told by somebody who is forgotten since.
        states.findAnew(undone.product());
        return event;
    }

    private UUID record(ThemeEventView undone, int mentions, String reason, Instant now) {
        return events.record(
                new NewThemeEvent(
                        undone.product(),
                        ThemeEventKind.UNDONE,
                        undone.themeId(),
                        undone.otherThemeId(),
                        editor.subject(),
                        reason,
                        mentions,
                        null,
                        undone.id()),
                now);
    }

    private EditedTheme living(UUID id) {
        return themes.find(id).filter(EditedTheme::living).orElseThrow(() -> refusal("The theme is no more"));
    }

    private record Before(boolean labelWasPeoples, boolean kept, boolean otherKept, boolean hadSentences) {}

    /** What themes keep is to be asked once the undoing is recorded. */
    private Before before(ThemeEventView undone) {
        Tuple row = session.createNativeQuery(BEFORE, Tuple.class)
                .setParameter("id", undone.id())
                .getSingleResult();
        return new Before(
                row.get("label_was_peoples", Boolean.class),
                row.get("kept", Boolean.class),
                row.get("other_kept", Boolean.class),
                row.get("had_sentences", Boolean.class));
    }

    private static UUID other(ThemeEventView event) {
        return Objects.requireNonNull(event.otherThemeId(), "every event of this kind has two themes");
    }

    private static ProblemException refusal(String why) {
        return new ProblemException(ThemeProblem.NOT_TO_BE_UNDONE, why);
    }
}
