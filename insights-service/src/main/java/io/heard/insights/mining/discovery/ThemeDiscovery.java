package io.heard.insights.mining.discovery;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what complaints keep coming back: ties each complaint to those that mean the same and to those that say it in the same
 * words, splits that network into groups, and calls a group a theme when enough different customers are in it.
 *
 * <p>The themes people know stay, each of them, unless a fresh look at everything finds something clearly better for it. Until
 * then they keep the complaints they have, and only what waits in the open pool is looked at: it joins them, or makes a theme of
 * its own.
 */
public final class ThemeDiscovery {

    /** One customer who complains a lot is a case, not a theme. */
    public static final int FEWEST_CUSTOMERS = 5;

    /** The matters inside a theme, whose centres say where it lies, are found in a split so many times as fine. */
    private static final double FINER = 4;

    private static final int FEWEST_OF_A_MATTER = 5;

    /** A new group is a new theme when at least one in so many of its complaints was in none. */
    private static final int MOST_TO_A_NEW_ONE = 2;

    private ThemeDiscovery() {}

    /**
     * One complaint to sort.
     *
     * @param words its text as normalised
     * @param embedding as the encoder made it, not centred
     * @param themeId where it is now; null in the open pool
     * @param kept it is where people want it: no run moves it
     */
    public record Complaint(
            UUID segmentId,
            UUID customerId,
            String words,
            Embedding embedding,
            @Nullable UUID themeId,
            boolean kept) {

        public Complaint {
            if (kept && themeId == null) {
                throw new IllegalArgumentException("kept is said of complaints in a theme");
            }
        }

        /** One that runs may move. */
        public Complaint(UUID segmentId, UUID customerId, String words, Embedding embedding, @Nullable UUID themeId) {
            this(segmentId, customerId, words, embedding, themeId, false);
        }
    }

    /**
     * A theme as found.
     *
     * @param themeId of the theme it continues, or its own when it is new; the same complaints give the same
     * @param isNew whether it continues none
     * @param centroid mean of the members' centred embeddings, of length 1
     * @param centres of the matters inside it, at least one
     * @param leastSimilarity see {@link ThemeAssignment.Theme}
     * @param members positions in the list of complaints, ascending
     */
    public record Group(
            UUID themeId,
            boolean isNew,
            Embedding centroid,
            List<Embedding> centres,
            float leastSimilarity,
            List<Integer> members) {}

    /**
     * What a discovery comes to.
     *
     * @param groups the largest first; a complaint in none of them belongs to the open pool
     * @param successors for each theme that is no more, the one that took most of its complaints; empty when none did
     * @param renewed whether a complaint changed its theme, or themes were found for the first time
     */
    public record Discovery(List<Group> groups, Map<UUID, Optional<UUID>> successors, boolean renewed) {}

    private interface Grouping {

        Communities group(List<Embedding> centred, List<String> words);
    }

    /** @param mean what the complaints of this product have in common, see {@link Embedding#centred} */
    public static Discovery discover(List<Complaint> complaints, Embedding mean) {
        return discover(complaints, mean, Fineness.AS_READ);
    }

    /** @param mean what the complaints of this product have in common, see {@link Embedding#centred} */
    public static Discovery discover(List<Complaint> complaints, Embedding mean, Fineness fineness) {
        return discover(
                complaints, mean, fineness, (centred, words) -> ComplaintNetwork.of(centred, words, fineness.times()));
    }

    /**
     * The same among complaints whose vectors say which words there are, see {@link
     * io.heard.insights.mining.language.WordVectors}.
     *
     * @param language of all of them
     */
    public static Discovery discoverByWords(
            List<Complaint> complaints, Embedding mean, Language language, Fineness fineness) {
        return discover(
                complaints,
                mean,
                fineness,
                (centred, words) -> ComplaintNetwork.byWords(centred, words, language, fineness.times()));
    }

    private static Discovery discover(
            List<Complaint> complaints, Embedding mean, Fineness fineness, Grouping grouping) {
        List<Embedding> centred = complaints.stream()
                .map(complaint -> complaint.embedding().centred(mean))
                .toList();
        boolean isFirst = complaints.stream().allMatch(complaint -> complaint.themeId() == null);
        // Too few to find anything in are no reason to end what they are in: there everything stays as it is.
        @Nullable UUID[] places = places(complaints);
        int[] matters = new int[complaints.size()];
        if (complaints.size() >= FEWEST_CUSTOMERS) {
            DistinctTexts texts = DistinctTexts.of(complaints);
            Communities communities = grouping.group(texts.ofEach(centred), texts.ofEach(words(complaints)));
            List<List<Integer>> found = groups(complaints, texts, communities.find());
            List<UUID> ids = ids(complaints, found);
            places = sortedAnew(complaints, found, ids);
            if (fineness.isNew()) {
                places = withoutTooSmall(complaints, places(complaints), places);
            } else if (!isFirst) {
                places = adopted(complaints, texts, communities, withPoolSorted(complaints, found, ids), places);
            }
            int[] finer = communities.findFiner(FINER);
            for (int i = 0; i < matters.length; i++) {
                matters[i] = finer[texts.of(i)];
            }
        }
        List<Group> groups = themes(complaints, centred, places, matters);
        return new Discovery(groups, successors(complaints, groups), isFirst || changesTheme(complaints, places));
    }

    /**
     * The themes as they are, measured anew: nobody's theme changes.
     *
     * @param fineness see {@link Fineness#times}
     */
    public static List<Group> measure(List<Complaint> complaints, Embedding mean, double fineness) {
        List<Embedding> centred = complaints.stream()
                .map(complaint -> complaint.embedding().centred(mean))
                .toList();
        int[] matters = new int[complaints.size()];
        if (complaints.size() >= FEWEST_CUSTOMERS) {
            DistinctTexts texts = DistinctTexts.of(complaints);
            int[] finer = ComplaintNetwork.of(texts.ofEach(centred), texts.ofEach(words(complaints)), fineness)
                    .findFiner(FINER);
            for (int i = 0; i < matters.length; i++) {
                matters[i] = finer[texts.of(i)];
            }
        }
        return themes(complaints, centred, places(complaints), matters);
    }

    private static List<String> words(List<Complaint> complaints) {
        return complaints.stream().map(Complaint::words).toList();
    }

    /** The complaints of each community that has enough customers. */
    private static List<List<Integer>> groups(List<Complaint> complaints, DistinctTexts texts, int[] communities) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < complaints.size(); i++) {
            members.computeIfAbsent(communities[texts.of(i)], none -> new ArrayList<>())
                    .add(i);
        }
        return members.values().stream()
                .filter(group -> customers(complaints, group) >= FEWEST_CUSTOMERS)
                .sorted(Comparator.<List<Integer>>comparingInt(List::size)
                        .reversed()
                        .thenComparing(List::getFirst))
                .toList();
    }

    /** What each group would be called: as the theme it continues, or by its complaints. */
    private static List<UUID> ids(List<Complaint> complaints, List<List<Integer>> groups) {
        List<Optional<UUID>> inherited = ThemeInheritance.inherit(complaints, groups);
        List<UUID> ids = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            List<Integer> members = groups.get(g);
            ids.add(inherited.get(g).orElseGet(() -> newId(complaints, members)));
        }
        return ids;
    }

    /** By its complaints and by what all are in now: should the same complaints make a theme again, it is another one. */
    private static UUID newId(List<Complaint> complaints, List<Integer> members) {
        String segments = members.stream()
                .map(member -> complaints.get(member).segmentId().toString())
                .collect(Collectors.joining(","));
        String before = complaints.stream()
                .map(complaint -> complaint.segmentId() + " " + complaint.themeId())
                .collect(Collectors.joining(","));
        return UUID.nameUUIDFromBytes((segments + " of " + before).getBytes(StandardCharsets.US_ASCII));
    }

    /** Where each complaint would be by a fresh look; those that people keep somewhere, and those in no group, stay. */
    private static @Nullable UUID[] sortedAnew(List<Complaint> complaints, List<List<Integer>> groups, List<UUID> ids) {
        @Nullable UUID[] places = places(complaints);
        for (int g = 0; g < groups.size(); g++) {
            UUID id = ids.get(g);
            groups.get(g).stream()
                    .filter(member -> !complaints.get(member).kept())
                    .forEach(member -> places[member] = id);
        }
        return places;
    }

    private static @Nullable UUID[] adopted(
            List<Complaint> complaints,
            DistinctTexts texts,
            Communities communities,
            @Nullable UUID[] before,
            @Nullable UUID[] fresh) {
        Map<UUID, Integer> numbers = new HashMap<>();
        int[] after = numbered(texts.ofEach(Arrays.asList(fresh)), numbers);
        int[] groups = communities.adopt(numbered(texts.ofEach(Arrays.asList(before)), numbers), after);
        @Nullable UUID[] places = before.clone();
        for (int i = 0; i < places.length; i++) {
            int text = texts.of(i);
            if (groups[text] == after[text] && !complaints.get(i).kept()) {
                places[i] = fresh[i];
            }
        }
        return withoutTooSmall(complaints, before, places);
    }

    /** What is too little for a new theme goes back to where it was. */
    private static @Nullable UUID[] withoutTooSmall(
            List<Complaint> complaints, @Nullable UUID[] before, @Nullable UUID[] after) {
        @Nullable UUID[] places = after.clone();
        Set<UUID> known = themeIds(complaints);
        byTheme(after).forEach((id, members) -> {
            if (!known.contains(id) && customers(complaints, members) < FEWEST_CUSTOMERS) {
                members.forEach(member -> places[member] = before[member]);
            }
        });
        return places;
    }

    /** -1 for none. */
    private static int[] numbered(List<@Nullable UUID> themes, Map<UUID, Integer> numbers) {
        int[] numbered = new int[themes.size()];
        for (int i = 0; i < numbered.length; i++) {
            UUID theme = themes.get(i);
            numbered[i] = theme == null ? -1 : numbers.computeIfAbsent(theme, id -> numbers.size());
        }
        return numbered;
    }

    private static boolean changesTheme(List<Complaint> complaints, @Nullable UUID[] places) {
        return IntStream.range(0, places.length)
                .anyMatch(i -> complaints.get(i).themeId() != null
                        && !Objects.equals(complaints.get(i).themeId(), places[i]));
    }

    private static @Nullable UUID[] places(List<Complaint> complaints) {
        return complaints.stream().<@Nullable UUID>map(Complaint::themeId).toArray(UUID[]::new);
    }

    private static Map<UUID, List<Integer>> byTheme(@Nullable UUID[] places) {
        Map<UUID, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < places.length; i++) {
            UUID place = places[i];
            if (place != null) {
                members.computeIfAbsent(place, none -> new ArrayList<>()).add(i);
            }
        }
        return members;
    }

    private static Set<UUID> themeIds(List<Complaint> complaints) {
        Set<UUID> ids = new HashSet<>();
        for (Complaint complaint : complaints) {
            if (complaint.themeId() != null) {
                ids.add(complaint.themeId());
            }
        }
        return ids;
    }

    /** Where each complaint is, with the open ones in the themes that their groups continue or make. */
    private static @Nullable UUID[] withPoolSorted(
            List<Complaint> complaints, List<List<Integer>> groups, List<UUID> ids) {
        Set<UUID> known = themeIds(complaints);
        @Nullable UUID[] places = places(complaints);
        for (int g = 0; g < groups.size(); g++) {
            UUID id = ids.get(g);
            List<Integer> open = groups.get(g).stream()
                    .filter(member -> complaints.get(member).themeId() == null)
                    .toList();
            boolean isTheirs = open.size() * MOST_TO_A_NEW_ONE >= groups.get(g).size()
                    && customers(complaints, open) >= FEWEST_CUSTOMERS;
            if (known.contains(id) || isTheirs) {
                open.forEach(member -> places[member] = id);
            }
        }
        return places;
    }

    private static List<Group> themes(
            List<Complaint> complaints, List<Embedding> centred, @Nullable UUID[] places, int[] matters) {
        Map<UUID, List<Integer>> members = byTheme(places);
        Set<UUID> known = themeIds(complaints);
        List<Group> groups = new ArrayList<>();
        members.forEach((id, group) -> {
            // A theme may have most of its complaints outside the sample: few in it are no reason to end it.
            if (known.contains(id) || customers(complaints, group) >= FEWEST_CUSTOMERS) {
                Embedding centroid = centroid(centred, group);
                List<Embedding> centres = centres(centred, group, matters);
                centres = centres.isEmpty() ? List.of(centroid) : centres;
                List<Embedding> theirs = group.stream()
                        .filter(member -> !complaints.get(member).kept())
                        .map(centred::get)
                        .toList();
                float least = ThemeAssignment.leastSimilarity(centres, theirs);
                groups.add(new Group(id, !known.contains(id), centroid, centres, least, List.copyOf(group)));
            }
        });
        groups.sort(Comparator.<Group>comparingInt(group -> group.members().size())
                .reversed()
                .thenComparing(group -> group.members().getFirst()));
        return List.copyOf(groups);
    }

    private static Map<UUID, Optional<UUID>> successors(List<Complaint> complaints, List<Group> groups) {
        Set<UUID> living = groups.stream().map(Group::themeId).collect(Collectors.toSet());
        Map<UUID, Map<UUID, Integer>> heirs = new HashMap<>();
        for (Complaint complaint : complaints) {
            if (complaint.themeId() != null && !living.contains(complaint.themeId())) {
                heirs.putIfAbsent(complaint.themeId(), new LinkedHashMap<>());
            }
        }
        for (Group group : groups) {
            for (int member : group.members()) {
                Map<UUID, Integer> theirs = heirs.get(complaints.get(member).themeId());
                if (theirs != null) {
                    theirs.merge(group.themeId(), 1, Integer::sum);
                }
            }
        }
        Map<UUID, Optional<UUID>> successors = new HashMap<>();
        // Of equals the first, which is in the larger group.
        heirs.forEach((theme, theirs) -> successors.put(
                theme,
                theirs.entrySet().stream()
                        .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                        .map(Map.Entry::getKey)));
        return Map.copyOf(successors);
    }

    private static List<Embedding> centres(List<Embedding> centred, List<Integer> group, int[] matters) {
        Map<Integer, List<Integer>> inside = new LinkedHashMap<>();
        group.forEach(member -> inside.computeIfAbsent(matters[member], none -> new ArrayList<>())
                .add(member));
        return inside.values().stream()
                .filter(matter -> matter.size() >= FEWEST_OF_A_MATTER)
                .map(matter -> centroid(centred, matter))
                .toList();
    }

    private static int customers(List<Complaint> complaints, List<Integer> group) {
        Set<UUID> customers = new HashSet<>();
        group.forEach(member -> customers.add(complaints.get(member).customerId()));
        return customers.size();
    }

    private static Embedding centroid(List<Embedding> centred, List<Integer> members) {
        return Embedding.mean(members.stream().map(centred::get).toList()).normalised();
    }
}
