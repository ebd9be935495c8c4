package io.heard.feedback.page.style;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.feedback.survey.Surveys;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What the pages are made up with. Every name changes with its content, so nothing here ever goes stale. */
@Path("/assets")
@PermitAll
public class AssetResource {

    private static final String CSS = "text/css;charset=UTF-8";
    private static final Pattern LOGO = Pattern.compile(
            "logo-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9]{1,9})\\.[0-9a-f]{12}\\.[a-z]{3,4}");

    private final Stylesheet stylesheet;
    private final Surveys surveys;

    AssetResource(Stylesheet stylesheet, Surveys surveys) {
        this.stylesheet = stylesheet;
        this.surveys = surveys;
    }

    @GET
    @Path("/{name}")
    public RestResponse<byte[]> get(@RestPath String name) {
        if (stylesheet.isNamed(name)) {
            return forEver(CSS, stylesheet.content());
        }
        Optional<RestResponse<byte[]>> brand = BrandStylesheet.named(name)
                .map(sheet -> forEver(CSS, sheet.content().getBytes(UTF_8)));
        return brand.or(() -> logo(name).map(logo -> forEver(logo.mediaType(), logo.content())))
                .orElseThrow(NotFoundException::new);
    }

    private Optional<Logo> logo(String name) {
        Matcher matcher = LOGO.matcher(name);
        return matcher.matches()
                ? surveys.find(UUID.fromString(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                        .flatMap(Logo::of)
                        .filter(logo -> logo.name().equals(name))
                : Optional.empty();
    }

    private static RestResponse<byte[]> forEver(String mediaType, byte[] content) {
        return ResponseBuilder.ok(content)
                .type(mediaType)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
