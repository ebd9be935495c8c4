package io.heard.gateway.routing;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that breaks off when it grows beyond its limit. The declared length says nothing about chunked bodies, so we count.
 */
final class CountedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private final long limit;
    private final Runnable exceeded;
    private long counted;

    CountedBody(ReadStream<Buffer> body, long limit, Runnable exceeded) {
        this.body = body;
        this.limit = limit;
        this.exceeded = exceeded;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> next) {
        body.handler(next == null ? null : part -> count(part, next));
        return this;
    }

    private void count(Buffer part, Handler<Buffer> next) {
        boolean within = counted <= limit;
        counted += part.length();
        if (counted <= limit) {
            next.handle(part);
        } else if (within) {
            exceeded.run();
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
