package dev.standfirst.problem;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Body of every error, {@code application/problem+json} (RFC 9457). */
@Schema(name = "Problem", description = "Why a request failed (RFC 9457).")
public record Problem(
        @Schema(description = "URI of the problem type, relative to the service's root.", examples = "/problems/not-found", format = "uri-reference", maxLength = 100) String type,
        @Schema(description = "Summary of the problem type, the same for all its problems.", examples = "Resource not found", maxLength = 100) String title,
        @Schema(description = "The HTTP status.", examples = "404", minimum = "400", maximum = "599") int status,
        @Schema(description = "What is wrong with this request and what is right.", examples = "There is no post “zizek-on-order”.") String detail,
        @Schema(description = "Path of the request.", examples = "/api/v1/posts/zizek-on-order", maxLength = 16_384) String instance,
        @Schema(description = "Identifies the request in the service's log.", examples = "4bf92f3577b34da6a3ce929d0e0e4736", pattern = "^[0-9a-f]{32}$", maxLength = 32) String traceId,
        @Schema(description = "Every invalid input; empty if the problem is not about an input.") List<InvalidInput> errors,
        @Schema(description = "Current version of the resource; only if `If-Match` names another one (412).", examples = "4", minimum = "0") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long currentVersion) {
}
