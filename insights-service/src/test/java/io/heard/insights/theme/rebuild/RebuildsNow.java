package io.heard.insights.theme.rebuild;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets tests of other rooms build what was ordered. */
@ApplicationScoped
public class RebuildsNow {

    private final RebuildWorker worker;

    RebuildsNow(RebuildWorker worker) {
        this.worker = worker;
    }

    public void buildAll() {
        worker.buildAll();
    }
}
