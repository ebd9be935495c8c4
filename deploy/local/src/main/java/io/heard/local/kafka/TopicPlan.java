package io.heard.local.kafka;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The topics the platform needs, as {@code deploy/kafka/topics.yaml} lists them. */
public record TopicPlan(List<Topic> topics) {

    /**
     * @param config settings of the topic that differ from the broker's
     */
    public record Topic(String name, int partitions, Map<String, String> config) {}

    public static TopicPlan read(Path file) throws IOException {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        return yaml.readValue(file.toFile(), TopicsFile.class).plan();
    }

    private record TopicsFile(
            Settings defaults, Settings deadLetterDefaults, List<Entry> topics, Map<String, List<String>> deadLetters) {

        TopicPlan plan() {
            List<Topic> all = new ArrayList<>();
            topics.forEach(entry -> all.add(entry.over(defaults)));
            deadLetters.forEach((consumer, sources) -> sources.forEach(source -> all.add(
                    new Entry(consumer + "." + source + ".dead-letters", null, null).over(deadLetterDefaults))));
            return new TopicPlan(List.copyOf(all));
        }
    }

    private record Settings(int partitions, Map<String, String> config) {}

    private record Entry(
            String name,
            @Nullable Integer partitions,
            @Nullable Map<String, String> config) {

        Topic over(Settings defaults) {
            Map<String, String> merged = new TreeMap<>(defaults.config());
            if (config != null) {
                merged.putAll(config);
            }
            return new Topic(name, partitions == null ? defaults.partitions() : partitions, Map.copyOf(merged));
        }
    }
}
