package dev.standfirst.post.preview;

import java.time.Duration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** Lifetime of a preview link. */
@Schema(name = "PreviewLinkInput", description = "Lifetime of a preview link.")
public record PreviewLinkInput(
        @Schema(description = "Duration (ISO 8601) from a minute to 30 days. A day if not given.", examples = "PT1H") @DurationMin(minutes = 1) @DurationMax(days = 30) @Nullable Duration expiresIn) {

    private static final Duration USUAL = Duration.ofDays(1);

    Duration expiresInOrUsual() {
        return expiresIn != null ? expiresIn : USUAL;
    }
}
