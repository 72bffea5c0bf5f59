package dev.standfirst.share.count;

import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Baseline: share counts taken over from another system. */
@Schema(name = "ShareBaselineInput", description = "Share counts taken over from another system; shares counted here are added to them.")
public record ShareBaselineInput(
        @Schema(description = "Baseline by network; a network that is absent has the baseline 0.", examples = "{\"facebook\":1000}") @NotNull @Size(max = 100) Map<@Size(max = 50) String, @NotNull @PositiveOrZero @Max(1_000_000_000_000L) Long> networks) {
}
