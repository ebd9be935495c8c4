package io.heard.insights.theme.upkeep;

import io.heard.insights.detector.DetectorLearner;
import io.heard.insights.mining.UnreadableTextException;
import io.heard.insights.mining.discovery.DiscoveryPolicy;
import io.heard.insights.mining.discovery.Fineness;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.rebase.Measures;
import io.heard.insights.mining.text.Language;
import io.heard.insights.theme.rebase.Rebases;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.insights.theme.upkeep.state.ThemesChangedException;
import io.heard.messaging.PollingThread;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mines what is waiting, product by product, a batch of each at a time so that a busy product does not keep the others
 * waiting. Runs on a platform thread: the model would starve whatever else shares a virtual thread's carrier.
 */
@ApplicationScoped
class MiningWorker {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** With another model, every product is read anew in one round. */
    private static final Duration LONGEST_ROUND = Duration.ofDays(1);

    private final Leases leases;
    private final Verbatims verbatims;
    private final VerbatimMiner miner;
    private final NamedThemes named;
    private final MiningStates states;
    private final Rebases rebases;
    private final ModelChange modelChange;
    private final Sample sample;
    private final ThemeFinder finder;
    private final ThemeShelf shelf;
    private final EmergenceFinder emergences;
    private final MiningSteps steps;
    private final DetectorLearner learner;
    private final MiningConfig config;
    private final Timer discoveries;
    private final PollingThread thread;

    /** In this round. */
    private boolean isLessonGiven;

    MiningWorker(
            Leases leases,
            Verbatims verbatims,
            VerbatimMiner miner,
            NamedThemes named,
            MiningStates states,
            Rebases rebases,
            ModelChange modelChange,
            Sample sample,
            ThemeFinder finder,
            ThemeShelf shelf,
            EmergenceFinder emergences,
            MiningSteps steps,
            DetectorLearner learner,
            MiningConfig config,
            MeterRegistry meters) {
        this.leases = leases;
        this.verbatims = verbatims;
        this.miner = miner;
        this.named = named;
        this.states = states;
        this.rebases = rebases;
        this.modelChange = modelChange;
        this.sample = sample;
        this.finder = finder;
        this.shelf = shelf;
        this.emergences = emergences;
        this.steps = steps;
        this.learner = learner;
        this.config = config;
        this.discoveries = meters.timer("heard.mining.discovery");
        this.thread = new PollingThread("mining", config.pollInterval(), LONGEST_ROUND, this::mineRound);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.stop(PATIENCE);
    }

    /**
     * A batch of each product that has something to do by now, so that none waits for all of another's. A product that fails is tried
     * again in the next round.
     *
     * @return whether there is more to do
     */
    boolean mineRound() {
        boolean more = false;
        isLessonGiven = false;
        for (String product : verbatims.products(modelChange.model())) {
            more |= !thread.isStopping() && mineSome(product);
        }
        return more;
    }

    /** True when there is more to do for the product. */
    private boolean mineSome(String product) {
        try {
            if (!leases.acquire(product)) {
                return false;
            }
            try {
                return modelChange.bringOver(product, thread::isStopping) && mineBatch(product);
            } finally {
                leases.release(product);
            }
        } catch (RuntimeException | Error e) {
            // Errors too, or the products behind this one would never have their turn. The driver's message may quote a
            // row, and rows hold what customers wrote.
            Log.warnf(
                    "Mining %s stopped and will be tried again: %s",
                    product, e.getClass().getName());
            return false;
        }
    }

    private boolean mineBatch(String product) {
        int version = states.themesVersion(product);
        List<WaitingVerbatim> batch = verbatims.waiting(product, config.batchSize());
        if (!batch.isEmpty()) {
            miner.mine(product, batch);
        }
        named.refresh(product);
        if (lookForNews(product)) {
            return true;
        }
        boolean queueIsEmpty = batch.size() < config.batchSize();
        if (DiscoveryPolicy.isDue(states.get(product), queueIsEmpty)) {
            if (thread.isStopping()) {
                return false;
            }
            discoveries.record(() -> discover(product));
            return true;
        }
        if (queueIsEmpty) {
            boolean lessonIsDue = learner.isDue(product);
            if (lessonIsDue && isLessonGiven) {
                return true; // A lesson takes long: first every product has its turn.
            }
            states.settle(product, version);
            if (lessonIsDue) {
                isLessonGiven = true;
                learner.learnIfDue(product, steps.reading(), () -> leases.renew(product), thread::isStopping);
            }
        }
        // Whoever changed the themes meanwhile, and be it this round, left something to look at.
        return !queueIsEmpty || states.themesVersion(product) != version;
    }

    /** True when there is more to look at. */
    private boolean lookForNews(String product) {
        try {
            return emergences.look(product);
        } catch (ThemesChangedException e) {
            Log.infof("Somebody changed themes of %s meanwhile: what is new is looked for again", product);
            return true;
        } catch (UnreadableTextException e) {
            // A model that reads nothing at all is not the data's fault.
            steps.requireEncoder();
            skipNews(product, e);
            return false;
        } catch (RuntimeException e) {
            if (!isAboutData(e)) {
                throw e;
            }
            skipNews(product, e);
            return false;
        }
    }

    private void skipNews(String product, RuntimeException e) {
        Log.errorf(
                "Looking for something new of %s failed: %s",
                product, e.getClass().getName());
        emergences.skip(product);
    }

    private void discover(String product) {
        int version = states.themesVersion(product);
        List<Complaint> complaints = named.leftOver(product, sample.of(product));
        Map<Language, List<Complaint>> byWords = sample.byWords(product);
        Optional<Measures> measures = rebases.measures(product);
        Fineness fineness = states.fineness(product);
        if (complaints.isEmpty() && byWords.isEmpty()) {
            // They were all answered anew a moment ago, and come back with their new text.
            states.skipDiscovery(product, version);
            return;
        }
        FoundThemes found;
        try {
            found = finder.find(complaints, byWords, measures, fineness);
        } catch (RuntimeException e) {
            giveUp(product, version, e);
            return;
        }
        try {
            shelf.store(product, version, found);
        } catch (ThemesChangedException e) {
            Log.infof("Somebody changed themes of %s meanwhile: they are found anew", product);
        } catch (RuntimeException e) {
            if (!isAboutData(e)) {
                throw e;
            }
            giveUp(product, version, e);
        }
    }

    private void giveUp(String product, int version, RuntimeException e) {
        Log.errorf("Finding the themes of %s failed: %s", product, e.getClass().getName());
        states.skipDiscovery(product, version);
    }

    /** SQL's classes for data that does not fit and for broken constraints: unlike an outage, the same again next time. */
    private static boolean isAboutData(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
