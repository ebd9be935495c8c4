package io.heard.survey.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions a campaign asks about.
 *
 * @param channel null stands for every channel
 * @param product null stands for every product
 */
@Embeddable
public record Audience(
        @Column(nullable = false) String touchpoint,
        @Nullable String channel,
        @Nullable String product) {

    public boolean covers(String itsTouchpoint, String itsChannel, String itsProduct) {
        return touchpoint.equals(itsTouchpoint)
                && (channel == null || channel.equals(itsChannel))
                && (product == null || product.equals(itsProduct));
    }
}
