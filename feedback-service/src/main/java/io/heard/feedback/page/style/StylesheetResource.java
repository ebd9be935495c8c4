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
        byte[] content = stylesheet.isNamed(name)
                ? stylesheet.content()
                : BrandStylesheet.named(name)
                        .map(sheet -> sheet.content().getBytes(UTF_8))
                        .orElseThrow(NotFoundException::new);
        return ResponseBuilder.ok(content)
                .type("text/css;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
