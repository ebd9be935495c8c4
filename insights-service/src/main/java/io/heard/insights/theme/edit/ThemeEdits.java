package io.heard.insights.theme.edit;

import io.heard.contracts.event.ThemeMerged;
import io.heard.http.problem.ProblemException;
import io.heard.insights.mining.Embedding;
import io.heard.insights.theme.ThemeProblem;
import io.heard.insights.theme.history.MentionMoves;
import io.heard.insights.theme.history.NewThemeEvent;
import io.heard.insights.theme.history.ShownAnswers;
import io.heard.insights.theme.history.ThemeEventKind;
import io.heard.insights.theme.history.ThemeEventRows;
import io.heard.insights.theme.history.ThemeEventView;
import io.heard.insights.theme.history.ThemeEvents;
import io.heard.insights.theme.telling.UntoldResponses;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What people do to themes. Each edit answers with the event that it is; one that is sent again, because its answer was lost,
 * answers with the event that it was.
 */
@ApplicationScoped
class ThemeEdits {

    private static final String THEIRS = """
            select mention.segment_id from mention join segment on segment.id = mention.segment_id
            join verbatim on verbatim.id = segment.verbatim_id
            where mention.theme_id = :theme and mention.segment_id = any(:segments) and %s""".formatted(ShownAnswers.CONDITION);

    private static final String THEME_OF_MENTION = "select theme_id from mention where segment_id = :segment";

    private final Session session;
    private final EditedThemes themes;
    private final PastEdits past;
    private final ThemeEvents events;
    private final ThemeEventRows rows;
    private final MentionMoves moves;
    private final Centres centres;
    private final MiningStates states;
    private final UntoldResponses untold;
    private final Outbox outbox;
    private final Editor editor;
    private final Clock clock;

    ThemeEdits(
            Session session,
            EditedThemes themes,
            PastEdits past,
            ThemeEvents events,
            ThemeEventRows rows,
            MentionMoves moves,
            Centres centres,
            MiningStates states,
            UntoldResponses untold,
            Outbox outbox,
            Editor editor,
            Clock clock) {
        this.session = session;
        this.themes = themes;
        this.past = past;
        this.events = events;
        this.rows = rows;
        this.moves = moves;
        this.centres = centres;
        this.states = states;
        this.untold = untold;
        this.outbox = outbox;
        this.editor = editor;
        this.clock = clock;
    }

    @Transactional
    ThemeEventView rename(UUID id, @Nullable String ifMatch, String label) {
        EditedTheme theme = themes.hold(id);
        EditedThemes.requireLiving(theme);
        Optional<UUID> done = theme.labelByPeople() && theme.label().equals(label)
                ? past.newest(ThemeEventKind.RENAMED.name(), id, null)
                : Optional.empty();
        if (done.isPresent()) {
            return rows.get(done.get());
        }
        theme.edition().requireSeen(ifMatch);
        UUID event = events.record(
                new NewThemeEvent(
                        theme.product(),
                        ThemeEventKind.RENAMED,
                        id,
                        null,
                        editor.subject(),
                        "Renamed by hand.",
                        0,
                        label,
                        null),
                clock.instant());
        themes.label(id, label, true);
        return rows.get(event);
    }

    /** Everything that mentions the theme goes over to the other one, also what is too old for any run to look at. */
    @Transactional
    ThemeEventView merge(UUID id, @Nullable String ifMatch, @Nullable UUID into) {
        EditedTheme theme = themes.hold(id);
        Optional<UUID> done = into != null && into.equals(theme.mergedInto())
                ? past.newest(ThemeEventKind.MERGED.name(), id, into)
                : Optional.empty();
        if (done.isPresent()) {
            return rows.get(done.get());
        }
        EditedThemes.requireLiving(theme);
        EditedTheme other = other(theme, into);
        theme.edition().requireSeen(ifMatch);
        Instant now = clock.instant();
        UUID event = record(
                theme,
                ThemeEventKind.MERGED,
                other.id(),
                "Merged by hand, with all its mentions.",
                themes.shownMentions(id),
                now);
        Embedding centre = Centres.together(other, themes.mentions(other.id()), theme, themes.mentions(id));
        untold.addThemes(Set.of(id));
        moves.moveAll(event, id, other.id(), now);
        themes.retire(id, other.id(), now);
        themes.recentre(other.id(), centre);
        themes.keepMembers(other.id(), true);
        outbox.addAll(List.of(new ThemeMerged(id, other.id(), theme.product(), now)));
        return rows.get(event);
    }

    /** Both keep what they have then: a run that joined them again would undo it. */
    @Transactional
    ThemeEventView split(UUID id, @Nullable String ifMatch, PartDraft.Part part) {
        EditedTheme theme = themes.hold(id);
        EditedThemes.requireLiving(theme);
        Set<UUID> mentions = part.mentions();
        Set<UUID> theirs = Set.copyOf(session.createNativeQuery(THEIRS, UUID.class)
                .setParameter("theme", id)
                .setParameter("segments", mentions.toArray(UUID[]::new))
                .getResultList());
        Optional<UUID> done = theirs.isEmpty() ? past.split(id, mentions) : Optional.empty();
        if (done.isPresent()) {
            return rows.get(done.get());
        }
        theme.edition().requireSeen(ifMatch);
        if (!theirs.containsAll(mentions)) {
            PartDraft.refuse("must be mentions of this theme");
        }
        int whole = themes.mentions(id);
        if (whole == mentions.size()) {
            PartDraft.refuse("must leave the theme at least one mention: rename it instead");
        }
        Instant now = clock.instant();
        Map<UUID, Embedding> centred = theme.placed() ? centres.centred(theme.product(), mentions) : Map.of();
        Embedding centre = Centres.of(centred.values()).orElse(theme.centroid());
        UUID born = UUID.randomUUID();
        themes.bear(
                born, theme, part.label().orElse(theme.label()), part.label().isPresent(), centre, now);
        UUID event = record(
                theme,
                ThemeEventKind.SPLIT,
                born,
                "Split by hand: some of its mentions make a theme of their own.",
                mentions.size(),
                now);
        moves.put(
                mentions.stream()
                        .map(mention -> new MentionMoves.Move(
                                event,
                                mention,
                                born,
                                Centres.similarity(Optional.ofNullable(centred.get(mention)), centre)))
                        .toList(),
                false,
                now);
        themes.keepMembers(id, true);
        themes.keepMembers(born, true);
        if (!centred.isEmpty()) {
            themes.recentre(id, Centres.without(theme, whole, centre, mentions.size()));
        }
        untold.addSegments(mentions);
        if (part.label().isEmpty()) {
            states.findAnew(theme.product());
        }
        return rows.get(event);
    }

    @Transactional
    ThemeEventView move(UUID id, UUID mention, @Nullable UUID into) {
        EditedTheme theme = themes.hold(id);
        UUID present = session.createNativeQuery(THEME_OF_MENTION, UUID.class)
                .setParameter("segment", mention)
                .getResultStream()
                .findFirst()
                .orElse(null);
        Optional<UUID> done = into != null && into.equals(present) && !into.equals(id)
                ? past.move(mention, id, into)
                : Optional.empty();
        if (done.isPresent()) {
            return rows.get(done.get());
        }
        EditedThemes.requireLiving(theme);
        if (!id.equals(present)) {
            throw new ProblemException(
                    ThemeProblem.MENTION_NOT_FOUND, "The theme has no mention with the id " + mention);
        }
        EditedTheme other = other(theme, into);
        Instant now = clock.instant();
        UUID event = record(theme, ThemeEventKind.MENTION_MOVED, other.id(), "Moved by hand.", 1, now);
        Optional<Embedding> centred = Optional.ofNullable(
                centres.centred(theme.product(), Set.of(mention)).get(mention));
        float similarity = Centres.similarity(other.placed() ? centred : Optional.empty(), other.centroid());
        moves.put(List.of(new MentionMoves.Move(event, mention, other.id(), similarity)), true, now);
        untold.addSegments(Set.of(mention));
        // What is like it may belong elsewhere now, too.
        states.wake(theme.product());
        return rows.get(event);
    }

    /** A muted theme is in no list, and goes on collecting complaints. Nothing happens when it is as wanted already. */
    @Transactional
    void mute(UUID id, boolean muted) {
        EditedTheme theme = themes.hold(id);
        EditedThemes.requireLiving(theme);
        if (theme.muted() != muted) {
            record(
                    theme,
                    muted ? ThemeEventKind.MUTED : ThemeEventKind.RESTORED,
                    null,
                    muted ? "Muted by hand." : "Restored by hand.",
                    0,
                    clock.instant());
            themes.mute(id, muted);
        }
    }

    private UUID record(
            EditedTheme theme, ThemeEventKind kind, @Nullable UUID other, String reason, int mentions, Instant now) {
        return events.record(
                new NewThemeEvent(theme.product(), kind, theme.id(), other, editor.subject(), reason, mentions), now);
    }

    private EditedTheme other(EditedTheme theme, @Nullable UUID into) {
        Optional<EditedTheme> other = themes.findOther(theme, into);
        if (other.isEmpty()) {
            OtherThemeDraft.refuse();
        }
        return other.orElseThrow();
    }
}
