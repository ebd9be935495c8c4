package io.heard.feedback.page;

import io.heard.feedback.page.words.Notice;
import io.heard.feedback.page.words.PageLanguage;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/** Says kindly that a form is too large; Quarkus by itself would close the connection without a word. */
@ApplicationScoped
class BodyLimit {

    /** Before the limit of Quarkus, after the filters that set headers. */
    private static final int PRIORITY = 10;

    /** Most that is read only to be thrown away, in bytes: a browser shows the answer only if it could send everything. */
    private static final long DRAINED = 1_048_576;

    private final Pages pages;
    private final long limit;

    BodyLimit(Pages pages, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.pages = pages;
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        long length = length(request);
        if (length <= limit || !isPage(request.path())) {
            context.next();
        } else if (length <= DRAINED) {
            request.endHandler(end -> refuse(context));
            request.resume();
        } else {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            refuse(context);
        }
    }

    private static boolean isPage(String path) {
        return path.startsWith("/s/") || path.startsWith("/o/");
    }

    private void refuse(RoutingContext context) {
        List<Locale> languages = context.acceptableLanguages().stream()
                .map(LanguageHeader::tag)
                .map(Locale::of)
                .toList();
        RestResponse<String> page = pages.notice(Notice.TOO_LARGE, PageLanguage.preferred(languages));
        context.response()
                .setStatusCode(page.getStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(page.getEntity());
    }

    private static long length(HttpServerRequest request) {
        try {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException noLength) {
            return 0;
        }
    }
}
