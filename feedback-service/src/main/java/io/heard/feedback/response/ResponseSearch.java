package io.heard.feedback.response;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.campaign.Campaigns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds responses for those who read them, and withholds what would tell who is behind an anonymous answer. */
@ApplicationScoped
public class ResponseSearch {

    private final Responses responses;
    private final Campaigns campaigns;
    private final MergedThemes merged;
    private final Clock clock;

    protected ResponseSearch(Responses responses, Campaigns campaigns, MergedThemes merged, Clock clock) {
        this.responses = responses;
        this.campaigns = campaigns;
        this.merged = merged;
        this.clock = clock;
    }

    /** The same filter with the theme that the one asked for has become. */
    public ResponseFilter today(ResponseFilter filter) {
        return filter.themeId() == null ? filter : filter.about(merged.successorOf(filter.themeId()));
    }

    /** One too many when there are more. */
    List<Response> find(ResponseFilter filter, Suppression suppression, @Nullable Place after, int limit) {
        return responses.list(filter, suppression, after, limit);
    }

    /** @param withdrawn whether what was taken back or emptied is found as well */
    Optional<Response> find(UUID invitationId, @Nullable Set<String> products, boolean withdrawn) {
        return responses
                .find(invitationId)
                .filter(response -> withdrawn || !response.isWithdrawn())
                .filter(response -> products == null
                        || products.contains(response.invitation().product()))
                .filter(response -> response.invitation().answerOrigin() != ResponseOrigin.ANONYMOUS
                        || isShown(response, products));
    }

    private boolean isShown(Response anonymous, @Nullable Set<String> products) {
        UUID campaign = anonymous.invitation().campaignId();
        return anonymous.mayBeToldAt(clock.instant())
                && suppression(ResponseFilter.of(campaign, products)).shown().contains(campaign);
    }

    /** What of a filter's anonymous answers may be shown: of campaigns that are known, and enough of them. */
    Suppression suppression(ResponseFilter filter) {
        return suppression(filter, clock.instant());
    }

    /** The same of what had been answered, and could be told, by that moment. */
    public Suppression suppression(ResponseFilter filter, Instant moment) {
        Set<UUID> known = candidates(filter);
        if (filter.team() != null || filter.language() != null) {
            // Anonymous answers have neither; nobody learns by asking for one whether that is so.
            return new Suppression(Set.of(), !known.isEmpty());
        }
        Set<UUID> shown = known.stream()
                .filter(campaign -> !isSmall(filter, campaign, moment))
                .collect(Collectors.toUnmodifiableSet());
        return new Suppression(shown, shown.size() < known.size());
    }

    /** Of the anonymous campaigns that a suppression has shown, those that may be now: answers are taken back. */
    public Set<UUID> stillShown(Set<UUID> shown, ResponseFilter filter, Instant moment) {
        return shown.isEmpty()
                ? shown
                : candidates(filter).stream()
                        .filter(shown::contains)
                        .filter(campaign -> !isSmall(filter, campaign, moment))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private Set<UUID> candidates(ResponseFilter filter) {
        if (filter.campaignId() == null) {
            return campaigns.anonymous().stream().map(Campaign::id).collect(Collectors.toSet());
        }
        return campaigns
                .find(filter.campaignId())
                .filter(Campaign::anonymous)
                .map(campaign -> Set.of(campaign.id()))
                .orElseGet(Set::of);
    }

    private boolean isSmall(ResponseFilter filter, UUID campaign, Instant moment) {
        return responses.countAnonymous(filter.within(campaign), moment, Suppression.SMALLEST_GROUP)
                < Suppression.SMALLEST_GROUP;
    }
}
