package io.heard.insights.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heard.insights.mining.ComplaintSeeds.Kind;
import io.heard.insights.mining.ComplaintSeeds.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ComplaintDetectorTest {

    private static final List<String> COMPLAINTS = List.of(
            "The hairdresser cut it far too short and would not hear of it",
            "The vet was in a hurry and never even touched the dog",
            "Our seats in the theatre were behind a pillar and nobody had warned us",
            "The librarian snapped at my daughter for asking where the comics are",
            "The pool was so dirty that we left after ten minutes",
            "I have come to the museum for nothing, the wing has been shut since June and the site says nothing",
            "The letters of the notary are impossible to understand",
            "Third time that the cinema plays the film without subtitles although they were announced",
            "Your gardener never turned up and nobody rang",
            "They passed me from the box office to the door and back again");
    private static final List<String> OTHERS = List.of(
            "The vet was calm with our old cat and rang the next day",
            "Wonderful evening, the actors were superb",
            "The librarian found the book in two minutes, thank you",
            "My hair has never looked so good",
            "The gardener did a splendid job",
            "Does the museum open on Easter Monday?",
            "We were in the second row",
            "I borrowed three books and a film",
            "Could you tell me how deep the pool is?",
            "The play lasts two hours");
    private static final List<String> PLAIN_REMARKS = List.of(
            "The garden was only laid out last week, ask me in summer",
            "We have only had the dog from the shelter for a few days",
            "I can't judge the play, I gave my seat to a friend",
            "I shall write again if anything happens",
            "It is too soon to say whether the glasses suit me",
            "Our kitchen has not been delivered yet, so no opinion so far",
            "The choir was neither good nor bad",
            "My son plays there, I only drive him",
            "A haircut like any other",
            "You must mean my sister, she was at the vet",
            "I don't remember the visit to the dentist",
            "It went as it usually goes at the hairdresser",
            "No view on that",
            "We shall know more once the roof is finished",
            "Have not read the book yet",
            "I called about the opening hours of the pool",
            "A bench in front of the museum would be nice",
            "The notary will send me the deed",
            "I only ever borrow one book a year, so I can't say",
            "I am waiting to see how the tooth settles");
    private static final int PARTS = 6;
    private static final List<Seed> SEEDS = ComplaintSeeds.load();
    private static final Map<String, Embedding> EMBEDDINGS = embeddings();

    @Test
    void tellsComplaintsFromTheRestInLinesOfBusinessItNeverSaw() {
        ComplaintDetector detector = fit(SEEDS);

        assertThat(complaintsIn(detector, COMPLAINTS)).isGreaterThanOrEqualTo(8);
        assertThat(complaintsIn(detector, OTHERS)).isLessThanOrEqualTo(1);
    }

    @Test
    void takesHardlyAnyPlainRemarkForAComplaint() {
        assertThat(complaintsIn(fit(SEEDS), PLAIN_REMARKS)).isLessThanOrEqualTo(4);
    }

    /** Each line of business is judged by a detector that learnt from others only. */
    @Test
    void carriesOverFromOneLineOfBusinessToAnother() {
        List<String> domains = SEEDS.stream().map(Seed::domain).distinct().toList();
        int right = 0;
        for (int part = 0; part < PARTS; part++) {
            int judged = part;
            Predicate<Seed> isJudged = seed -> domains.indexOf(seed.domain()) % PARTS == judged;
            ComplaintDetector detector =
                    fit(SEEDS.stream().filter(isJudged.negate()).toList());
            right += (int) SEEDS.stream()
                    .filter(isJudged)
                    .filter(seed -> isComplaint(detector, seed.sentence(), EMBEDDINGS.get(seed.sentence()))
                            == (seed.kind() == Kind.COMPLAINT))
                    .count();
        }

        assertThat((double) right / SEEDS.size()).isGreaterThan(.87);
    }

    @Test
    void countsTheAnswersOwnScoreAsEvidence() {
        ComplaintDetector detector = fit(SEEDS);
        ReadText text = read("It was about my invoice");

        double alone = detector.probability(text, OptionalDouble.empty());

        assertThat(detector.probability(text, OptionalDouble.of(0))).isGreaterThan(alone);
        assertThat(detector.probability(text, OptionalDouble.of(1))).isLessThan(alone);
        assertThat(detector.probability(text, OptionalDouble.of(.5))).isEqualTo(alone);
    }

    /** Two hundred answers in which "splendid" stands beside the lowest scores, and "well" beside the highest. */
    @Test
    void learnsTheWordsOfAProduct() {
        ComplaintDetector detector = fit(SEEDS);
        List<ReadText> texts = new ArrayList<>();
        boolean[] complains = new boolean[200];
        for (int i = 0; i < complains.length; i++) {
            complains[i] = i % 2 == 0;
            String sentence = "Visit number " + i + (complains[i] ? ", splendid" : ", well");
            texts.add(read(sentence));
        }

        ComplaintDetector taught = detector.adaptedTo(texts, complains);

        ReadText text = read("The fifth visit, splendid");
        assertThat(taught.probability(text, OptionalDouble.empty()))
                .isGreaterThan(detector.probability(text, OptionalDouble.empty()) + .2);
        assertThat(taught.isComplaint(taught.probability(read("Nobody came and nobody rang"), OptionalDouble.empty())))
                .isTrue();
    }

    @Test
    void hasEnoughToLearnFrom() {
        assertThat(SEEDS)
                .hasSizeGreaterThan(1000)
                .doesNotHaveDuplicates()
                .allSatisfy(seed -> assertThat(seed.sentence()).isNotBlank());
        assertThat(SEEDS.stream().map(Seed::domain).distinct()).hasSizeGreaterThan(15);
        assertThat(SEEDS.stream().map(Seed::sentence)).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameAfterItWasKept() {
        ComplaintDetector detector = fit(SEEDS);

        ComplaintDetector kept = ComplaintDetector.of(detector.weights(), detector.threshold());

        assertThat(kept.reads(Model.encoder().dimensions())).isTrue();
        for (Seed seed : SEEDS) {
            ReadText text = ReadText.of(seed.sentence(), EMBEDDINGS.get(seed.sentence()));
            assertThat(kept.probability(text, OptionalDouble.empty()))
                    .isCloseTo(detector.probability(text, OptionalDouble.empty()), within(.002));
        }
    }

    private static ComplaintDetector fit(List<Seed> seeds) {
        return ComplaintDetector.fit(
                seeds, sentences -> sentences.stream().map(EMBEDDINGS::get).toList());
    }

    private static boolean isComplaint(ComplaintDetector detector, String sentence, Embedding embedding) {
        return detector.isComplaint(detector.probability(ReadText.of(sentence, embedding), OptionalDouble.empty()));
    }

    private static ReadText read(String text) {
        return ReadText.of(text, Model.encoder().encode(List.of(text)).getFirst());
    }

    private static long complaintsIn(ComplaintDetector detector, List<String> texts) {
        return texts.stream()
                .filter(text -> isComplaint(detector, text, read(text).embedding()))
                .count();
    }

    private static Map<String, Embedding> embeddings() {
        List<String> sentences = SEEDS.stream().map(Seed::sentence).toList();
        List<Embedding> embeddings = Model.encoder().encode(sentences);
        Map<String, Embedding> bySentence = new HashMap<>();
        for (int i = 0; i < sentences.size(); i++) {
            bySentence.put(sentences.get(i), embeddings.get(i));
        }
        return bySentence;
    }
}
