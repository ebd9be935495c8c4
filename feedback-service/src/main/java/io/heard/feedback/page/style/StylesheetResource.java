package io.heard.feedback.page.style;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/assets")
@PermitAll
public class StylesheetResource {

    private final Stylesheet stylesheet;

    StylesheetResource(Stylesheet stylesheet) {
        this.stylesheet = stylesheet;
    }

    @GET
    @Path("/{name}")
    public RestResponse<byte[]> get(@RestPath String name) {
        if (!stylesheet.isNamed(name)) {
            throw new NotFoundException();
        }
        return ResponseBuilder.ok(stylesheet.content())
                .type("text/css;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
