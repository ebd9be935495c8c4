package io.heard.feedback.response;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.feedback.invitation.Invitation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which responses somebody asks for; null where anything will do.
 *
 * @param product what was asked for
 * @param products what the caller may see; null for all
 * @param language of the page, as it is stored
 * @param from earliest answer, inclusive
 * @param to latest answer, exclusive
 * @param themeId a living theme
 * @param withdrawn true for those that are gone, false for those that are there
 */
public record ResponseFilter(
        @Nullable UUID campaignId,
        @Nullable UUID customerId,
        @Nullable String product,
        @Nullable Set<String> products,
        @Nullable String touchpoint,
        @Nullable String channel,
        @Nullable String team,
        @Nullable String language,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable ScoreRange scores,
        @Nullable Boolean hasText,
        @Nullable ResponseOrigin origin,
        @Nullable Boolean suspected,
        @Nullable UUID themeId,
        @Nullable Boolean withdrawn) {

    /** Of one campaign, as far as the caller may see them. */
    public static ResponseFilter of(UUID campaignId, @Nullable Set<String> products) {
        return new ResponseFilter(
                campaignId,
                null,
                null,
                products,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    /** The same for one campaign only. */
    ResponseFilter within(UUID campaign) {
        return with(campaign, themeId);
    }

    /** The same, touching another theme. */
    ResponseFilter about(UUID theme) {
        return with(campaignId, theme);
    }

    private ResponseFilter with(@Nullable UUID campaign, @Nullable UUID theme) {
        return new ResponseFilter(
                campaign,
                customerId,
                product,
                products,
                touchpoint,
                channel,
                team,
                language,
                from,
                to,
                scores,
                hasText,
                origin,
                suspected,
                theme,
                withdrawn);
    }

    /** Whether an answer to this invitation may be among them, by what never changes about it. */
    public boolean mayHold(Invitation invitation) {
        return (campaignId == null || campaignId.equals(invitation.campaignId()))
                && (product == null || product.equals(invitation.product()))
                && (products == null || products.contains(invitation.product()));
    }

    /** Whether this answer may be among them: also one that stood there with other words before it was changed. */
    public boolean mayHold(Response response) {
        return mayHold(response.invitation())
                && (from == null || !response.answeredAt().isBefore(from))
                && (to == null || response.receivedAt().isBefore(to));
    }

    /**
     * What the store is asked. All of one value come first and as such, because stores pick an index by them; what may be one of
     * several, or absent, is judged on each document found.
     */
    public List<Bson> conditions() {
        var conditions = new ArrayList<Bson>();
        equal(conditions, "themed.ids", themeId);
        equal(conditions, "invitation.campaignId", campaignId);
        equal(conditions, "invitation.customerId", customerId);
        equal(conditions, "invitation.team", team);
        equal(conditions, "invitation.touchpoint", touchpoint);
        equal(conditions, "invitation.channel", channel);
        equal(conditions, "contents.language", language);
        equal(conditions, "contents.hasText", hasText);
        if (product != null) {
            equal(conditions, "invitation.product", products == null || products.contains(product) ? product : "");
        } else if (products != null) {
            conditions.add(anyOf(products));
        }
        if (scores != null) {
            conditions.add(in("contents.scores", scores.scores()));
        }
        if (origin != null) {
            // Those kept before there was a choice have none, and were invited.
            conditions.add(eq("invitation.origin", origin == ResponseOrigin.INVITED ? null : origin.name()));
        }
        if (suspected != null) {
            conditions.add(suspected ? ne("suspicion", null) : eq("suspicion", null));
        }
        if (withdrawn != null) {
            conditions.add(withdrawn ? gt("withdrawnAt", Instant.EPOCH) : eq("withdrawnAt", null));
        }
        return conditions;
    }

    /** The part of the conditions that {@link #conditions} leaves to those who go through responses in some order. */
    public List<Bson> period() {
        var conditions = new ArrayList<Bson>();
        conditions.add(gte("answeredAt", from == null ? Instant.EPOCH : from));
        if (to != null) {
            conditions.add(lt("answeredAt", to));
        }
        return conditions;
    }

    /** What was answered first by a moment. When that was is not known of those stored long ago. */
    public static Bson answeredBy(Instant moment) {
        return or(eq("firstAnsweredAt", null), lte("firstAnsweredAt", moment));
    }

    /** The same behind a place that is not before the period. */
    List<Bson> periodAfter(Place place) {
        return to == null ? List.of(place.isBefore()) : List.of(place.isBefore(), lt("answeredAt", to));
    }

    /** The same for responses with themes, in the form in which these are in order; from the beginning without a place. */
    List<Bson> placesAfter(@Nullable Place place) {
        var conditions = new ArrayList<Bson>();
        conditions.add(
                place == null
                        ? gte("themed.place", Place.start(from == null ? Instant.EPOCH : from))
                        : gt("themed.place", place.text()));
        if (to != null) {
            conditions.add(lt("themed.place", Place.start(to)));
        }
        return conditions;
    }

    /** Written out, so that an index that keeps the order of answers is not given up for one that finds products. */
    private static Bson anyOf(Set<String> products) {
        return products.isEmpty()
                ? eq("invitation.product", "")
                : or(products.stream()
                        .map(allowed -> eq("invitation.product", allowed))
                        .toList());
    }

    private static void equal(List<Bson> conditions, String field, @Nullable Object value) {
        if (value != null) {
            conditions.add(eq(field, value));
        }
    }
}
