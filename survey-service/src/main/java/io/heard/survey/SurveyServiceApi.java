package io.heard.survey;

import io.heard.http.problem.Problem;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The parts of the API document that belong to no single endpoint. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Heard: surveys, campaigns, interactions",
                        version = "1",
                        description = "Whom to ask, what, and when; and why somebody was asked or not."),
        tags = {
            @Tag(name = "Surveys", description = "What is asked. Publishing freezes a numbered version."),
            @Tag(name = "Campaigns", description = "Which interactions lead to which survey, and how eagerly."),
            @Tag(
                    name = "Interactions",
                    description = "Finished contacts with customers, and what was decided about them."),
            @Tag(name = "Respondents", description = "Customers as people we may ask, and what was asked of them."),
            @Tag(
                    name = "Respondents",
                    description = "Customers as people who may be asked: their wishes, and privacy requests."),
            @Tag(name = "Opting out", description = "The page behind the opt-out link of every mail.")
        },
        security = @SecurityRequirement(name = "bearer"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description = "An access token of the realm `heard`"),
                        schemas = @Schema(name = "Problem", implementation = Problem.class)))
public class SurveyServiceApi extends Application {}
