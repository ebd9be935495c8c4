package io.heard.local.demo;

import io.heard.local.client.Contact;
import io.heard.local.verbatim.CommentFile;
import io.heard.local.verbatim.CommentFile.Comment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Real comments, each the answer of one customer about one contact, spread evenly over the days in the order of the file. */
final class ReplayedStory implements Story {

    private final CommentFile file;
    private final String product;
    private final int count;
    private final int days;
    private final Instant now;
    private int shortened;

    /**
     * @param count of comments to take at most, evenly from the whole of a longer file, since files are often sorted; each run
     *     takes others
     */
    ReplayedStory(CommentFile file, String product, int count, int days, Instant now) {
        this.file = file;
        this.product = product;
        this.count = count;
        this.days = days;
        this.now = now;
    }

    @Override
    public List<String> products() {
        return List.of(product);
    }

    /** How many comments of the last run were longer than an answer may be and lost their end. */
    int shortened() {
        return shortened;
    }

    @Override
    public List<Contact> contacts(int run) {
        List<Comment> comments = sample(run);
        SplittableRandom random = new SplittableRandom(product.hashCode() + 7919L * run);
        Duration step = Duration.ofDays(days).dividedBy(Math.max(1, comments.size()));
        Instant closedAt = now.minus(Duration.ofDays(days));
        shortened = 0;
        List<Contact> contacts = new ArrayList<>();
        Iterator<Comment> rest = comments.iterator();
        for (int i = 0; rest.hasNext(); i++) {
            contacts.add(contact(run, i, rest.next(), closedAt.plus(step.multipliedBy(i)), random));
        }
        return contacts;
    }

    private List<Comment> sample(int run) {
        long all;
        try (Stream<Comment> comments = file.comments()) {
            all = comments.count();
        }
        List<Comment> sample = new ArrayList<>();
        try (Stream<Comment> comments = file.comments()) {
            Iterator<Comment> each = comments.iterator();
            for (long row = run; each.hasNext(); row++) {
                Comment comment = each.next();
                if (all <= count || row * count % all < count) {
                    sample.add(comment);
                }
            }
        }
        return sample;
    }

    private Contact contact(int run, int number, Comment comment, Instant closedAt, SplittableRandom random) {
        String touchpoint = Company.TOUCHPOINTS.get(random.nextInt(Company.TOUCHPOINTS.size()));
        Moment moment = Moment.of(touchpoint, closedAt, 1, random);
        String id = product + "-r" + run + "-" + number;
        return new Contact(
                "comment-file",
                id,
                touchpoint,
                moment.channel(),
                product,
                moment.team(),
                moment.agent(),
                moment.openedAt(),
                moment.firstRespondedAt(),
                closedAt,
                "cf-" + id,
                "customer." + id + "@comments.example",
                "Customer",
                answers(comment));
    }

    private Map<String, String> answers(Comment comment) {
        Map<String, String> answers = new TreeMap<>();
        answers.put(Company.TEXT, fitting(comment.text()));
        comment.score().ifPresent(score -> addScore(answers, score));
        return answers;
    }

    /** A scale of five means satisfaction, a longer one recommendation. */
    private static void addScore(Map<String, String> answers, int score) {
        if (score >= 1 && score <= 5) {
            answers.put(Company.CSAT, Integer.toString(score));
        } else if (score >= 0 && score <= 10) {
            answers.put(Company.NPS, Integer.toString(score));
        }
    }

    private String fitting(String text) {
        if (text.codePointCount(0, text.length()) <= Company.LONGEST_TEXT) {
            return text;
        }
        shortened++;
        return text.substring(0, text.offsetByCodePoints(0, Company.LONGEST_TEXT))
                .strip();
    }
}
