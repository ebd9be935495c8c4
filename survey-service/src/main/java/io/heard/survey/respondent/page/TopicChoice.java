package io.heard.survey.respondent.page;

import io.heard.survey.respondent.Topics;
import io.heard.survey.respondent.Wishes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One box of the page: all topics that customers know by the same words. Those that have no words in the page's language share
 * one, because their kebab-case names say nothing to a customer.
 *
 * @param label empty for those without words
 */
record TopicChoice(Optional<String> label, List<String> names) {

    private static final String BETWEEN = " ";

    /** The one without words comes last. */
    static List<TopicChoice> of(List<Topics.Topic> offered) {
        Map<Optional<String>, List<String>> byLabel = new LinkedHashMap<>();
        offered.forEach(topic -> byLabel.computeIfAbsent(topic.label(), label -> new ArrayList<>())
                .add(topic.name()));
        List<String> others = byLabel.remove(Optional.<String>empty());
        List<TopicChoice> choices = new ArrayList<>();
        byLabel.forEach((label, names) -> choices.add(new TopicChoice(label, names)));
        if (others != null) {
            choices.add(new TopicChoice(Optional.empty(), others));
        }
        return choices;
    }

    /** As the form carries them. */
    String value() {
        return String.join(BETWEEN, names);
    }

    String id() {
        return "topic-" + names.getFirst();
    }

    /** Whether customers may be asked about every one of them. */
    boolean isAllowed(Wishes wishes) {
        return names.stream().noneMatch(wishes.refusedTopics()::contains);
    }

    static List<String> names(String value) {
        return List.of(value.split(BETWEEN, -1));
    }
}
