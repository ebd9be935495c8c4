package io.heard.feedback.page.style;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What the pages are made up with. Every name changes with its content, so nothing here ever goes stale. */
@Path("/assets")
@PermitAll
public class AssetResource {

    private static final String CSS = "text/css;charset=UTF-8";
    private static final String JAVASCRIPT = "text/javascript;charset=UTF-8";

    private final Stylesheet stylesheet;
    private final Script script;

    AssetResource(Stylesheet stylesheet, Script script) {
        this.stylesheet = stylesheet;
        this.script = script;
    }

    @GET
    @Path("/{name}")
    public RestResponse<byte[]> get(@RestPath String name) {
        if (stylesheet.isNamed(name)) {
            return forEver(CSS, stylesheet.content());
        }
        if (script.isNamed(name)) {
            return forEver(JAVASCRIPT, script.content());
        }
        return BrandStylesheet.named(name)
                .map(sheet -> forEver(CSS, sheet.content().getBytes(UTF_8)))
                .orElseThrow(NotFoundException::new);
    }

    private static RestResponse<byte[]> forEver(String type, byte[] content) {
        return ResponseBuilder.ok(content)
                .type(type)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
