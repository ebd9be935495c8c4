/**
 * Shows surveys, keeps answers, runs cases and tells the company's systems. Start at the rooms' own descriptions. What the API
 * document says of every endpoint stands here.
 */
@NullMarked
@OpenAPIDefinition(
        info = @Info(title = "Heard: responses", version = "1"),
        components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)))
package io.heard.feedback;

import io.heard.http.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
