package io.heard.insights.mining;

import java.util.ArrayList;
import java.util.List;

/** Complaints about known matters, for tests: eight wordings of each, mixed. */
public final class Grievances {

    public static final List<List<String>> MATTERS = List.of(
            List.of(
                    "I was on hold for forty minutes",
                    "Fifty minutes in the queue on the phone and nobody answered",
                    "The hotline keeps me on hold for ever",
                    "Waited on the phone for an hour and then I was cut off",
                    "Nobody picks up the phone, I was on hold all morning",
                    "On hold again, half an hour of music on the phone",
                    "Your phone line left me on hold until I gave up",
                    "It takes ages on hold before somebody answers the phone"),
            List.of(
                    "My parcel arrived three days late",
                    "The delivery came a week later than promised",
                    "Late delivery again, the parcel should have been here on Monday",
                    "The parcel was late and I had stayed at home for the delivery",
                    "My delivery is two weeks late now",
                    "The courier delivered the parcel far too late",
                    "Another late delivery and nobody told me",
                    "The parcel with my order was delivered days late"),
            List.of(
                    "You charged my card twice for one invoice",
                    "My bill has a fee on it that I never agreed to",
                    "I was charged too much on the last bill",
                    "The invoice is wrong, I was billed for two months",
                    "There are charges on my bill that I do not understand",
                    "You billed me for something I had cancelled",
                    "Double charge on the bill and no refund of the charge",
                    "The amount charged is higher than on the bill"),
            List.of(
                    "The technician was rude to my wife",
                    "Your technician was rude and shouted at me",
                    "A very rude engineer who talked down to us",
                    "The technician behaved rudely and left",
                    "I have never met such a rude technician",
                    "The engineer was arrogant and rude",
                    "Rude and impatient technician, he mocked my questions",
                    "The technician you sent was rude from the first minute"));

    private Grievances() {}

    /** The matter of each, as its position in {@link #MATTERS}, is the position modulo their number. */
    public static List<String> mixed() {
        List<String> mixed = new ArrayList<>();
        for (int wording = 0; wording < MATTERS.getFirst().size(); wording++) {
            for (List<String> matter : MATTERS) {
                mixed.add(matter.get(wording));
            }
        }
        return mixed;
    }
}
