package io.heard.survey.campaign;

import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.heard.survey.campaign.audience.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
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

    /**
     * The campaign as it would be with other settings and its own survey; nothing of it is kept.
     *
     * @param path in front of every field that is named as wrong
     * @throws ProblemException 404 when there is none, or none for the caller; 400 with every broken rule; 403 for other products
     */
    public Campaign asIf(UUID id, CampaignDraft draft, String path) {
        Campaign campaign = get(id);
        try {
            Campaign.Terms terms = CampaignRules.read(draft, campaign.surveyId()::equals);
            requireOwn(terms.settings().audience());
            return campaign.asIf(terms);
        } catch (ProblemException refused) {
            throw new ProblemException(
                    refused.type(),
                    Objects.requireNonNullElse(refused.getMessage(), ""),
                    refused.errors().stream()
                            .map(error -> new Problem.FieldError(path + error.field(), error.message()))
                            .toList());
        }
    }

    /** @throws ProblemException 403 when it goes beyond the caller's products */
    void requireOwn(Audience audience) {
        if (!mayTouch(audience)) {
            throw new ProblemException(
                    CampaignProblem.PRODUCT_NOT_ALLOWED,
                    "You may only make campaigns for your own products",
                    List.of(new Problem.FieldError("product", "must be one of your products")));
        }
    }

    /** A campaign for every product is not for those who are limited to some. */
    private boolean mayTouch(Audience audience) {
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
