package io.heard.insights.mining.replay;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.ThemeAssignment.Theme;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the complaints of a product come to when all of them arrive once more.
 *
 * @param complaints in the order they came, with the themes they are in now
 * @param groups the themes that have any, the largest first
 */
public record ReplayedThemes(CommonMean mean, List<Complaint> complaints, List<Group> groups) {

    static ReplayedThemes of(CommonMean mean, List<Theme> themes, List<Complaint> complaints) {
        Map<UUID, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < complaints.size(); i++) {
            UUID theme = complaints.get(i).themeId();
            if (theme != null) {
                members.computeIfAbsent(theme, none -> new ArrayList<>()).add(i);
            }
        }
        List<Group> groups = themes.stream()
                .filter(theme -> members.containsKey(theme.id()))
                .map(theme -> new Group(
                        theme.id(),
                        true,
                        theme.centroid(),
                        theme.centres(),
                        theme.leastSimilarity(),
                        List.copyOf(members.get(theme.id()))))
                .sorted(Comparator.<Group>comparingInt(group -> group.members().size())
                        .reversed()
                        .thenComparing(group -> group.members().getFirst()))
                .toList();
        return new ReplayedThemes(mean, List.copyOf(complaints), groups);
    }

    /**
     * SHA-256, in hexadecimal digits, of everything that was found, to the last bit: the mean, where each theme lies and how near a
     * newcomer must be, and the theme of each complaint. Whoever replays the same vectors has the same. Labels are no part of it:
     * their phrases are read by the model, and how it rounds depends on what it reads beside them.
     */
    public String digest() {
        MessageDigest sha = sha256();
        add(sha, mean.embedding().toBytes());
        for (Group group : groups) {
            add(sha, group.themeId().toString());
            add(sha, group.centroid().toBytes());
            add(sha, Embedding.allToBytes(group.centres()));
            add(sha, Integer.toHexString(Float.floatToIntBits(group.leastSimilarity())));
        }
        complaints.forEach(complaint -> add(sha, complaint.segmentId() + " " + complaint.themeId()));
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void add(MessageDigest sha, String text) {
        add(sha, text.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length before it, so that no two ways to cut the same bytes are taken for one. */
    private static void add(MessageDigest sha, byte[] bytes) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
