package io.heard.survey.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * When one customer was asked, will be asked, and may be asked next. Not for several threads; only right while the customer's row
 * is locked.
 *
 * <p>Every invitation has a place that keeps the {@link ContactPolicy} and the quiet periods of all campaigns. A new one takes the
 * first place that is free. If a lower-ranked one stands in its way, that one makes room and is moved. Rank is priority plus
 * missed turns, and a campaign that has missed turns keeps the next place for itself against lower-ranked ones even while it has
 * nothing to ask: otherwise a campaign that asks daily would always be there first.
 */
public final class ContactCalendar {

    private final ContactPolicy policy;
    private final Instant now;
    private final Map<UUID, Asker> askers = new HashMap<>();
    private final List<Contact> contacts;
    private final List<Turn> turns;
    private final Map<UUID, MissedTurns> missed = new HashMap<>();

    /**
     * @param askers the running campaigns
     * @param contacts of at least the longest quiet period and the policy's window before now
     */
    public ContactCalendar(
            ContactPolicy policy,
            Instant now,
            Collection<Asker> askers,
            Collection<Contact> contacts,
            Collection<Turn> turns,
            Collection<MissedTurns> missed) {
        this.policy = policy;
        this.now = now;
        this.contacts = new ArrayList<>(contacts);
        this.turns = new ArrayList<>();
        askers.forEach(asker -> this.askers.put(asker.campaignId(), asker));
        for (Turn turn : turns) {
            if (this.askers.containsKey(turn.campaignId())) {
                this.turns.add(turn);
            } else {
                // Of a campaign that is paused: it keeps its place.
                this.contacts.add(new Contact(turn.campaignId(), turn.at(), Duration.ZERO));
            }
        }
        missed.forEach(one -> this.missed.put(one.campaignId(), one));
    }

    /** Changes nothing. */
    public Placement place(Asker asker, Instant earliest, Instant latest) {
        int rank = rank(asker);
        Instant start = asker.nextSendTime().apply(earliest);
        List<Contact> immovable = new ArrayList<>(contacts);
        turns.stream().filter(turn -> rank(turn) >= rank).map(this::contact).forEach(immovable::add);
        List<MissedTurns> reserved = reservedBefore(asker, rank);
        Instant at = firstFree(asker, start, immovable, reserved);
        if (at.isAfter(latest)) {
            return new Placement.TooLate(at);
        }
        return new Placement.At(at, displacedBy(asker, at, rank, immovable));
    }

    /** True when others than the campaign itself keep it from asking at its earliest time. */
    public boolean isKeptBack(Asker asker, Instant earliest, Placement placement) {
        List<Contact> own = contacts.stream()
                .filter(contact -> contact.campaignId().equals(asker.campaignId()))
                .toList();
        Instant alone = firstFree(asker, asker.nextSendTime().apply(earliest), own, List.of());
        Instant found = switch (placement) {
            case Placement.At(Instant at, List<Placement.Move> moves) -> at;
            case Placement.TooLate(Instant free) -> free;
        };
        return found.isAfter(alone);
    }

    /** Gives an invitation the place that was found for it. */
    public void book(UUID invitationId, Asker asker, Instant earliest, Instant latest, Placement.At placement) {
        for (Placement.Move move : placement.moves()) {
            turns.remove(move.turn());
            move.to().ifPresent(time -> turns.add(move.turn().movedTo(time)));
        }
        turns.add(new Turn(invitationId, asker.campaignId(), earliest, latest, placement.at()));
    }

    /** A sender has the invitation already: it keeps its time. */
    public void settle(UUID invitationId) {
        turns.stream()
                .filter(turn -> turn.id().equals(invitationId))
                .findFirst()
                .ifPresent(turn -> {
                    turns.remove(turn);
                    contacts.add(contact(turn));
                });
    }

    /** An invitation of the campaign goes out at this moment. */
    public void contacted(Asker asker, Instant at) {
        contacts.add(new Contact(asker.campaignId(), at, asker.quietPeriod()));
    }

    /** Notes that the campaign did not get its turn, and answers what is to be remembered of that. */
    public MissedTurns miss(UUID campaignId) {
        MissedTurns again = pending(campaignId)
                .map(before -> before.again(now, askedByOthersSince(campaignId, before.lastLostAt())))
                .orElseGet(() -> MissedTurns.first(campaignId, now));
        missed.put(campaignId, again);
        return again;
    }

    /** 1 to 9, and one more for each turn missed since the campaign last asked this customer. */
    public int rank(Asker asker) {
        return asker.priority()
                + pending(asker.campaignId()).map(MissedTurns::turns).orElse(0);
    }

    /** When the customer may be asked again by this campaign, whatever else is planned; empty when that is now. */
    public Optional<Instant> busyUntil(Asker asker, Instant now) {
        Instant free = firstFree(asker, now, contacts, List.of());
        return free.isAfter(now) ? Optional.of(free) : Optional.empty();
    }

    /** How often the customer was asked in the window that ends at a time. */
    public long contactsBefore(Instant time) {
        Instant start = time.minus(policy.window());
        return contacts.stream()
                .filter(contact -> contact.at().isAfter(start) && !contact.at().isAfter(time))
                .count();
    }

    /** When the customer was last asked before a time. */
    public Optional<Instant> lastContact(Instant time) {
        return contacts.stream()
                .map(Contact::at)
                .filter(at -> !at.isAfter(time))
                .max(Comparator.naturalOrder());
    }

    /** How many invitations wait for a time after this one. */
    public long planned(Instant time) {
        return turns.size()
                + contacts.stream()
                        .filter(contact -> contact.at().isAfter(time))
                        .count();
    }

    public ContactPolicy policy() {
        return policy;
    }

    private List<Placement.Move> displacedBy(Asker asker, Instant at, int rank, List<Contact> immovable) {
        List<Contact> kept = new ArrayList<>(immovable);
        kept.add(new Contact(asker.campaignId(), at, asker.quietPeriod()));
        List<Turn> displaced = new ArrayList<>();
        turns.stream()
                .filter(turn -> rank(turn) < rank)
                .sorted(Comparator.comparingInt((Turn turn) -> rank(turn))
                        .reversed()
                        .thenComparing(Turn::at))
                .forEach(turn -> {
                    if (fits(turn.at(), asker(turn).quietPeriod(), kept)) {
                        kept.add(contact(turn));
                    } else {
                        displaced.add(turn);
                    }
                });
        List<Placement.Move> moves = new ArrayList<>();
        for (Turn turn : displaced) {
            Asker itsAsker = asker(turn);
            Instant from = turn.earliest().isAfter(now) ? turn.earliest() : now;
            Instant to = firstFree(itsAsker, itsAsker.nextSendTime().apply(from), kept, List.of());
            boolean inTime = !to.isAfter(turn.latest());
            moves.add(new Placement.Move(turn, inTime ? Optional.of(to) : Optional.empty()));
            if (inTime) {
                kept.add(contact(turn.movedTo(to)));
            }
        }
        return moves;
    }

    private Asker asker(Turn turn) {
        return askers.get(turn.campaignId());
    }

    private int rank(Turn turn) {
        return rank(asker(turn));
    }

    private Contact contact(Turn turn) {
        return new Contact(turn.campaignId(), turn.at(), asker(turn).quietPeriod());
    }

    /** Every obstacle ends a quiet period, a window or a reservation after it began, so no other times need a look. */
    private Instant firstFree(Asker asker, Instant earliest, List<Contact> others, List<MissedTurns> reserved) {
        var candidates = new TreeSet<Instant>();
        candidates.add(earliest);
        for (Contact contact : others) {
            candidates.add(contact.at().plus(asker.quietPeriod()));
            candidates.add(contact.at().plus(policy.window()));
            // Two at the same moment are in each other's way only while one of them wants quiet.
            candidates.add(contact.at());
        }
        for (MissedTurns one : reserved) {
            candidates.add(one.reservedUntil(policy.window()));
        }
        return candidates.tailSet(earliest).stream()
                .map(asker.nextSendTime())
                .filter(time -> fits(time, asker.quietPeriod(), with(reserved, time, others)))
                .findFirst()
                .orElseThrow();
    }

    private List<Contact> with(List<MissedTurns> reserved, Instant time, List<Contact> others) {
        if (reserved.isEmpty()) {
            return others;
        }
        List<Contact> all = new ArrayList<>(others);
        for (MissedTurns one : reserved) {
            if (time.isBefore(one.reservedUntil(policy.window()))) {
                all.add(new Contact(
                        one.campaignId(), time, askers.get(one.campaignId()).quietPeriod()));
            }
        }
        return all;
    }

    private boolean fits(Instant at, Duration quietPeriod, List<Contact> others) {
        var near = new ArrayList<Instant>();
        near.add(at);
        for (Contact other : others) {
            Duration before = Duration.between(other.at(), at);
            if (!before.isNegative() && before.compareTo(quietPeriod) < 0) {
                return false;
            }
            if (!before.isPositive() && before.negated().compareTo(other.quietPeriod()) < 0) {
                return false;
            }
            if (before.abs().compareTo(policy.window()) < 0) {
                near.add(other.at());
            }
        }
        near.sort(Comparator.naturalOrder());
        for (int i = policy.maximumInvitations(); i < near.size(); i++) {
            Duration span = Duration.between(near.get(i - policy.maximumInvitations()), near.get(i));
            if (span.compareTo(policy.window()) < 0) {
                return false;
            }
        }
        return true;
    }

    private List<MissedTurns> reservedBefore(Asker asker, int rank) {
        return missed.keySet().stream()
                .filter(campaign -> !campaign.equals(asker.campaignId()) && askers.containsKey(campaign))
                .filter(campaign ->
                        turns.stream().noneMatch(turn -> turn.campaignId().equals(campaign)))
                .filter(campaign -> rank(askers.get(campaign)) > rank)
                .map(this::pending)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Until it has asked again. */
    private Optional<MissedTurns> pending(UUID campaignId) {
        return Optional.ofNullable(missed.get(campaignId))
                .filter(one -> contacts.stream()
                        .noneMatch(contact -> contact.campaignId().equals(campaignId)
                                && contact.at().isAfter(one.lastLostAt())));
    }

    private int askedByOthersSince(UUID campaignId, Instant time) {
        return (int) contacts.stream()
                .filter(contact ->
                        !contact.campaignId().equals(campaignId) && contact.at().isAfter(time))
                .count();
    }
}
