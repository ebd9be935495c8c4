package io.heard.survey.campaign;

import io.heard.survey.respondent.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.Session;

/** The topics of the campaigns that ask, or will ask again. */
@ApplicationScoped
class CampaignTopics implements Topics {

    private static final String OFFERED = "from Campaign where status in (LIVE, PAUSED) order by createdAt, id";

    private final Session session;

    CampaignTopics(Session session) {
        this.session = session;
    }

    @Override
    public List<Topic> offered(Locale language) {
        Map<String, Optional<String>> labels = new TreeMap<>();
        session.createQuery(OFFERED, Campaign.class)
                .getResultList()
                .forEach(campaign -> labels.merge(
                        campaign.topic(),
                        campaign.topicName(language.toLanguageTag()),
                        // The oldest campaign of a topic that names it keeps its word.
                        (earlier, later) -> earlier.or(() -> later)));
        return labels.entrySet().stream()
                .map(topic -> new Topic(topic.getKey(), topic.getValue()))
                .toList();
    }
}
