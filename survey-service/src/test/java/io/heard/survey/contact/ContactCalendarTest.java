package io.heard.survey.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose turn it is at one customer. */
class ContactCalendarTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ContactPolicy ONE_A_MONTH = new ContactPolicy(1, Duration.ofDays(30));
    private static final Asker OFTEN = asker(1, 5, 0);
    private static final Asker RARE = asker(2, 5, 0);
    private static final Asker URGENT = asker(3, 9, 0);

    @Test
    void asksAtOnceWhoWasNeverAsked() {
        assertThat(calendar(ONE_A_MONTH).place(OFTEN, NOW, in(14))).isEqualTo(new Placement.At(NOW, List.of()));
    }

    @Test
    void waitsUntilTheWindowIsOver() {
        ContactCalendar calendar = calendar(ONE_A_MONTH, contact(RARE, -20));

        assertThat(calendar.place(OFTEN, NOW, in(14))).isEqualTo(new Placement.At(in(10), List.of()));
    }

    @Test
    void saysWhenItWouldBeTooLate() {
        ContactCalendar calendar = calendar(ONE_A_MONTH, contact(RARE, -10));

        assertThat(calendar.place(OFTEN, NOW, in(14))).isEqualTo(new Placement.TooLate(in(20)));
    }

    @Test
    void countsSeveralInOneWindow() {
        ContactPolicy two = new ContactPolicy(2, Duration.ofDays(30));

        assertThat(calendar(two, contact(RARE, -20)).place(OFTEN, NOW, in(14)))
                .isEqualTo(new Placement.At(NOW, List.of()));
        assertThat(calendar(two, contact(RARE, -20), contact(OFTEN, -1)).place(OFTEN, NOW, in(14)))
                .isEqualTo(new Placement.At(in(10), List.of()));
    }

    @Test
    void leavesTheCustomerAloneForTheCampaignsOwnQuietPeriodToo() {
        ContactPolicy many = new ContactPolicy(100, Duration.ofDays(30));

        assertThat(calendar(many, contact(OFTEN, -3)).place(asker(4, 5, 7), NOW, in(14)))
                .isEqualTo(new Placement.At(in(4), List.of()));
    }

    @Test
    void theHigherPriorityTakesThePlaceAndTheOtherIsMoved() {
        ContactCalendar calendar = calendar(ONE_A_MONTH);
        book(calendar, OFTEN, in(2), in(90));

        Placement placement = calendar.place(URGENT, in(1), in(14));

        assertThat(placement).isInstanceOfSatisfying(Placement.At.class, at -> {
            assertThat(at.at()).isEqualTo(in(1));
            assertThat(at.moves())
                    .singleElement()
                    .satisfies(move -> assertThat(move.to()).contains(in(31)));
        });
    }

    @Test
    void whatHasNoOtherPlaceInTimeIsGivenUp() {
        ContactCalendar calendar = calendar(ONE_A_MONTH);
        book(calendar, OFTEN, in(2), in(14));

        assertThat(calendar.place(URGENT, in(1), in(14)))
                .isInstanceOfSatisfying(
                        Placement.At.class,
                        at -> assertThat(at.moves())
                                .singleElement()
                                .satisfies(move -> assertThat(move.to()).isEmpty()));
    }

    @Test
    void anEqualOneWaitsItsTurn() {
        ContactCalendar calendar = calendar(ONE_A_MONTH);
        book(calendar, OFTEN, in(2), in(14));

        assertThat(calendar.place(RARE, in(1), in(60))).isEqualTo(new Placement.At(in(32), List.of()));
    }

    @Test
    void theUrgentOneGoesIntoAGapThatDisturbsNobody() {
        ContactCalendar calendar = calendar(ONE_A_MONTH);
        book(calendar, OFTEN, in(40), in(60));

        assertThat(calendar.place(URGENT, in(1), in(14))).isEqualTo(new Placement.At(in(1), List.of()));
    }

    @Test
    void whoMissedItsTurnGoesFirstNextTime() {
        ContactCalendar calendar = calendar(ONE_A_MONTH, contact(OFTEN, -25));
        calendar.miss(RARE.campaignId());

        assertThat(calendar.place(OFTEN, in(5), in(19)))
                .as("the place is kept for the campaign that missed its turn")
                .isEqualTo(new Placement.TooLate(in(30)));
        assertThat(calendar.place(RARE, in(8), in(20))).isEqualTo(new Placement.At(in(8), List.of()));
    }

    @Test
    void aTurnIsMissedOnceHoweverOftenItIsTried() {
        ContactCalendar calendar = calendar(ONE_A_MONTH, contact(OFTEN, -5));
        calendar.miss(RARE.campaignId());
        calendar.miss(RARE.campaignId());

        assertThat(calendar.miss(RARE.campaignId()).turns()).isEqualTo(1);
        assertThat(calendar.rank(RARE)).isEqualTo(6);
    }

    @Test
    void aPlaceIsNotKeptForEver() {
        var calendar = new ContactCalendar(
                ONE_A_MONTH,
                NOW,
                List.of(OFTEN, RARE),
                List.of(contact(OFTEN, -29)),
                List.of(),
                List.of(MissedTurns.first(RARE.campaignId(), in(-20))));

        assertThat(calendar.place(OFTEN, in(1), in(14))).isEqualTo(new Placement.At(in(10), List.of()));
    }

    @Test
    void noPlaceIsKeptForACampaignThatIsPaused() {
        var paused = new UUID(9, 9);
        ContactCalendar calendar = calendar(ONE_A_MONTH);
        calendar.miss(paused);

        assertThat(calendar.place(OFTEN, in(1), in(14))).isEqualTo(new Placement.At(in(1), List.of()));
    }

    @Test
    void mailsArriveWhenTheCampaignSendsSome() {
        var mondays = new Asker(new UUID(7, 7), 5, Duration.ZERO, time -> time.isAfter(in(3)) ? time : in(3));

        assertThat(calendar(ONE_A_MONTH).place(mondays, NOW, in(14))).isEqualTo(new Placement.At(in(3), List.of()));
    }

    @Test
    void tellsWhetherOthersKeepACampaignBack() {
        ContactCalendar byOthers = calendar(ONE_A_MONTH, contact(RARE, -20));
        ContactCalendar byItself = calendar(ONE_A_MONTH, contact(OFTEN, -20));

        assertThat(byOthers.isKeptBack(OFTEN, NOW, byOthers.place(OFTEN, NOW, in(14))))
                .isTrue();
        assertThat(byItself.isKeptBack(OFTEN, NOW, byItself.place(OFTEN, NOW, in(14))))
                .isFalse();
    }

    private static void book(ContactCalendar calendar, Asker asker, Instant earliest, Instant latest) {
        calendar.book(
                UUID.randomUUID(), asker, earliest, latest, (Placement.At) calendar.place(asker, earliest, latest));
    }

    private static ContactCalendar calendar(ContactPolicy policy, Contact... contacts) {
        return new ContactCalendar(policy, NOW, List.of(OFTEN, RARE, URGENT), List.of(contacts), List.of(), List.of());
    }

    private static Contact contact(Asker asker, int day) {
        return new Contact(asker.campaignId(), in(day), Duration.ZERO);
    }

    private static Asker asker(int number, int priority, int quietDays) {
        return new Asker(new UUID(0, number), priority, Duration.ofDays(quietDays), time -> time);
    }

    private static Instant in(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}
