package io.heard.survey.campaign;

import io.heard.http.scope.ProductScope;
import io.heard.survey.campaign.audience.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The campaigns that exist for the caller: those of their products, or all when nothing limits them. */
@ApplicationScoped
public class VisibleCampaigns {

    private final Campaigns campaigns;
    private final ProductScope scope;

    VisibleCampaigns(Campaigns campaigns, ProductScope scope) {
        this.campaigns = campaigns;
        this.scope = scope;
    }

    /** @throws io.heard.http.problem.ProblemException 404 when there is none, or none for the caller */
    public Campaign get(UUID id) {
        return visible(campaigns.get(id));
    }

    /**
     * Locked until the end of the transaction.
     *
     * @throws io.heard.http.problem.ProblemException 404 when there is none, or none for the caller
     */
    Campaign getToEdit(UUID id) {
        return visible(campaigns.getToEdit(id));
    }

    /** A campaign for every product is not for those who are limited to some. */
    boolean mayTouch(Audience audience) {
        Optional<Set<String>> limit = scope.products();
        return limit.isEmpty()
                || audience.products().map(limit.get()::containsAll).orElse(false);
    }

    private Campaign visible(Campaign campaign) {
        if (!mayTouch(campaign.audience())) {
            throw Campaigns.unknown(campaign.id());
        }
        return campaign;
    }
}
