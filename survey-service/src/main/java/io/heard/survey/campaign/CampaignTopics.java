package io.heard.survey.campaign;

import io.heard.survey.respondent.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.hibernate.Session;

/** The topics of the campaigns that ask, or will ask again. */
@ApplicationScoped
class CampaignTopics implements Topics {

    private static final String OFFERED =
            "select distinct topic from Campaign where status in ('LIVE', 'PAUSED') order by topic";

    private final Session session;

    CampaignTopics(Session session) {
        this.session = session;
    }

    @Override
    public List<Topic> offered(Locale language) {
        return session.createQuery(OFFERED, String.class)
                .getResultStream()
                .map(name -> new Topic(name, label(name)))
                .toList();
    }

    /** {@code support-call} is read as "Support call". */
    private static String label(String name) {
        String words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
