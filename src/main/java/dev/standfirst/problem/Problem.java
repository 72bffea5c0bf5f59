package dev.standfirst.problem;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The body of every error, {@code application/problem+json} (RFC 9457). */
@Schema(name = "Problem", description = "Why a request was refused (RFC 9457).")
public record Problem(
        @Schema(description = "Names the kind of problem; relative to the service's root.", examples = "/problems/not-found", format = "uri-reference", maxLength = 100) String type,
        @Schema(description = "The kind of problem in words; the same for every problem of its type.", examples = "No such resource", maxLength = 100) String title,
        @Schema(description = "The HTTP status.", examples = "404", minimum = "400", maximum = "599") int status,
        @Schema(description = "What is wrong with this request and what would be right.", examples = "There is no post “zizek-on-order”.") String detail,
        @Schema(description = "Path of the request.", examples = "/api/v1/posts/zizek-on-order", maxLength = 16_384) String instance,
        @Schema(description = "Finds the request in the service's log.", examples = "4bf92f3577b34da6a3ce929d0e0e4736", pattern = "^[0-9a-f]{32}$", maxLength = 32) String traceId,
        @Schema(description = "Each input that is at fault; empty where no single input is.") List<InvalidInput> errors,
        @Schema(description = "The version that the resource has now; only where “If-Match” names another (412).", examples = "4", minimum = "0") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long currentVersion) {
}
