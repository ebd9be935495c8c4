package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.ThemeDiscovery;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.insights.theme.upkeep.state.ThemesChangedException;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Brings a product's themes over to another sentence model: reads the complaints they are found in once more and measures the
 * themes anew, with the ids, labels and mentions they have. All of it is stored at once, so being killed on the way leaves
 * everything with the model before, and the next start does it again.
 */
@ApplicationScoped
class ModelChange {

    /** Read between two signs of life; a second or two. */
    private static final int BATCH = 256;

    private final MiningStates states;
    private final Sample sample;
    private final Leases leases;
    private final ModelChangeShelf shelf;
    private final Function<List<String>, List<Embedding>> encoder;
    private final Runnable requireEncoder;
    private final String model;

    /** Products that this process has seen in its own model. */
    private final Set<String> ours = ConcurrentHashMap.newKeySet();

    private final Set<String> others = ConcurrentHashMap.newKeySet();

    @Inject
    ModelChange(MiningStates states, Sample sample, Leases leases, ModelChangeShelf shelf, MiningSteps steps) {
        this(states, sample, leases, shelf, steps::encode, steps::requireEncoder, steps.model());
    }

    /** @param requireEncoder fails when nothing can be read, whatever the text */
    ModelChange(
            MiningStates states,
            Sample sample,
            Leases leases,
            ModelChangeShelf shelf,
            Function<List<String>, List<Embedding>> encoder,
            Runnable requireEncoder,
            String model) {
        this.states = states;
        this.sample = sample;
        this.leases = leases;
        this.shelf = shelf;
        this.encoder = encoder;
        this.requireEncoder = requireEncoder;
        this.model = model;
    }

    /** What this process reads with. */
    String model() {
        return model;
    }

    /**
     * Takes half a minute for 5 000 complaints, outside of any transaction, under the product's lease.
     *
     * @return whether this process may mine the product now. Not one that another process with another model has taken over since
     *     this one began, as happens while instances are replaced one by one: the newer one is right, and to and fro is nobody's
     */
    boolean bringOver(String product, BooleanSupplier isStopping) {
        Optional<String> present = states.model(product);
        if (present.isEmpty() || present.get().equals(model)) {
            ours.add(product);
            return true;
        }
        if (ours.contains(product)) {
            if (others.add(product)) {
                Log.warnf(
                        "%s is read with %s now and no longer with this instance's %s: it is left to the others",
                        product, present.get(), model);
            }
            return false;
        }
        Log.infof("%s was read with %s and is read with %s from now on", product, present.get(), model);
        Optional<Map<UUID, Embedding>> read = read(product, isStopping);
        return read.isPresent() && store(product, read.get());
    }

    private Optional<Map<UUID, Embedding>> read(String product, BooleanSupplier isStopping) {
        List<Sample.Kept> kept = sample.toBringOver(product, model).stream()
                .filter(complaint -> complaint.embedding().isEmpty())
                .toList();
        Map<UUID, Embedding> read = new HashMap<>();
        for (int start = 0; start < kept.size(); start += BATCH) {
            if (isStopping.getAsBoolean()) {
                return Optional.empty();
            }
            embed(kept.subList(start, Math.min(start + BATCH, kept.size())), read);
            QuarkusTransaction.requiringNew().run(() -> leases.renew(product));
        }
        return Optional.of(read);
    }

    /** All together, because that is fast; when that breaks, one by one: what cannot be read keeps the vector it has, which is not used. */
    private void embed(List<Sample.Kept> batch, Map<UUID, Embedding> read) {
        try {
            List<Embedding> vectors =
                    encoder.apply(batch.stream().map(Sample.Kept::words).toList());
            for (int i = 0; i < batch.size(); i++) {
                read.put(batch.get(i).segmentId(), vectors.get(i));
            }
        } catch (RuntimeException e) {
            requireEncoder.run();
            if (batch.size() > 1) {
                batch.forEach(one -> embed(List.of(one), read));
            }
        }
    }

    private boolean store(String product, Map<UUID, Embedding> read) {
        int version = states.themesVersion(product);
        List<Complaint> newest = new ArrayList<>();
        List<Complaint> all = new ArrayList<>();
        for (Sample.Kept kept : sample.toBringOver(product, model)) {
            Optional<Embedding> vector =
                    Optional.ofNullable(read.get(kept.segmentId())).or(kept::embedding);
            if (vector.isPresent()) {
                Complaint complaint = kept.complaint(vector.get());
                all.add(complaint);
                if (kept.isAmongTheNewest()) {
                    newest.add(complaint);
                }
            }
        }
        Optional<CommonMean> mean =
                newest.isEmpty() ? Optional.empty() : Optional.of(CommonMean.of(newest, Optional.empty()));
        List<Group> groups = mean.map(known -> ThemeDiscovery.measure(
                        all, known.embedding(), states.fineness(product).times()))
                .orElse(List.of());
        try {
            shelf.store(product, version, new ModelChangeShelf.Remeasured(model, all, groups, mean, read));
        } catch (ThemesChangedException e) {
            // What was read is remembered by the encoder, so the next turn is quick.
            Log.infof("Somebody changed themes of %s meanwhile: they are measured anew", product);
            return false;
        }
        Log.infof("%s: %d complaints read anew, %d themes measured anew", product, read.size(), groups.size());
        return true;
    }
}
