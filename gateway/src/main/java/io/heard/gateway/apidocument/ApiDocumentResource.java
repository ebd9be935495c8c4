package io.heard.gateway.apidocument;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How to use Heard from a program, to read for programs and for people. Public, since it holds nothing but how. */
@Path("/")
class ApiDocumentResource {

    private final ApiDocument document;

    ApiDocumentResource(ApiDocument document) {
        this.document = document;
    }

    @GET
    @Path("/api/v1/openapi")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] document() {
        return document.json();
    }

    @GET
    @Path("/api-document")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return new ApiPage(ApiPage.Chapter.of(document.content()));
    }
}
