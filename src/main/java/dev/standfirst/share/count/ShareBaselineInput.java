package dev.standfirst.share.count;

import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Shares that were counted elsewhere before. */
@Schema(name = "ShareBaselineInput", description = "Shares that another system counted before; later ones add to them.")
public record ShareBaselineInput(
        @Schema(description = "By network; a network that is not named starts at 0.", examples = "{\"facebook\":1000}") @NotNull @Size(max = 100) Map<@Size(max = 50) String, @NotNull @PositiveOrZero @Max(1_000_000_000_000L) Long> networks) {
}
