package io.heard.local.kafka;

import io.heard.local.kafka.TopicPlan.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes a broker's topics match the plan. Safe to repeat; it never removes a topic and never adds partitions. */
final class Topics {

    private static final short ONE_BROKER = 1;

    private final TopicPlan plan;

    Topics(TopicPlan plan) {
        this.plan = plan;
    }

    /** Creates what is missing and sets what differs. */
    void ensure(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> existing = new HashSet<>(admin.listTopics().names().get());
        List<NewTopic> missing = plan.topics().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), ONE_BROKER).configs(topic.config()))
                .toList();
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        List<Topic> kept = plan.topics().stream()
                .filter(topic -> existing.contains(topic.name()))
                .toList();
        updateConfigs(admin, kept);
    }

    /** Whether every partition of every topic can be written to. Creation is agreed on before that is so. */
    boolean haveLeaders(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> found = admin.describeTopics(
                        plan.topics().stream().map(Topic::name).toList())
                .allTopicNames()
                .get();
        for (Topic topic : plan.topics()) {
            TopicDescription description = found.get(topic.name());
            if (description.partitions().size() != topic.partitions()) {
                throw new IllegalStateException("Topic " + topic.name() + " has "
                        + description.partitions().size() + " partitions and topics.yaml says " + topic.partitions()
                        + "; keys would change their partition, so this needs a new topic");
            }
            if (description.partitions().stream().anyMatch(partition -> partition.leader() == null)) {
                return false;
            }
        }
        return true;
    }

    private static void updateConfigs(Admin admin, List<Topic> topics) throws ExecutionException, InterruptedException {
        List<ConfigResource> resources = topics.stream().map(Topics::resource).toList();
        Map<ConfigResource, Config> current =
                admin.describeConfigs(resources).all().get();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (Topic topic : topics) {
            Config config = current.get(resource(topic));
            List<AlterConfigOp> operations = new ArrayList<>();
            topic.config().forEach((name, value) -> {
                ConfigEntry entry = config.get(name);
                if (entry == null || !value.equals(entry.value())) {
                    operations.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
                }
            });
            if (!operations.isEmpty()) {
                changes.put(resource(topic), operations);
            }
        }
        if (!changes.isEmpty()) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
