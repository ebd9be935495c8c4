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

    private final Stylesheet stylesheet;

    AssetResource(Stylesheet stylesheet) {
        this.stylesheet = stylesheet;
    }

    @GET
    @Path("/{name}")
    public RestResponse<byte[]> get(@RestPath String name) {
        if (stylesheet.isNamed(name)) {
            return forEver(stylesheet.content());
        }
        return BrandStylesheet.named(name)
                .map(sheet -> forEver(sheet.content().getBytes(UTF_8)))
                .orElseThrow(NotFoundException::new);
    }

    private static RestResponse<byte[]> forEver(byte[] content) {
        return ResponseBuilder.ok(content)
                .type(CSS)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
