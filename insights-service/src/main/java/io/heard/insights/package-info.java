/**
 * insights-service: turns what customers answered into numbers and recurring complaint themes.
 *
 * <p>{@code intake} keeps facts, {@code metric} computes from them, {@code mining} and {@code theme} find what customers
 * complain about. This room holds what is true of the whole API: its document and the headers of its answers.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Heard insights",
                        version = "1.0.0",
                        description =
                                "Metrics and recurring complaint themes, computed from what customers answered. Every answer is for the caller only and not to be cached."),
        security = @SecurityRequirement(name = "bearer"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description = "An access token of the realm heard with the audience heard-api"),
                        schemas = @Schema(name = "Problem", implementation = Problem.class)))
@NullMarked
package io.heard.insights;

import io.heard.http.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.NullMarked;
