package dev.standfirst.post.preview;

import java.time.Duration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** For how long a preview link is to be good. */
@Schema(name = "PreviewLinkInput", description = "For how long a preview link is to be good.")
public record PreviewLinkInput(
        @Schema(description = "ISO 8601, from a minute to 30 days; a day where it is not given.", examples = "PT1H") @DurationMin(minutes = 1) @DurationMax(days = 30) @Nullable Duration expiresIn) {

    private static final Duration USUAL = Duration.ofDays(1);

    Duration expiresInOrUsual() {
        return expiresIn != null ? expiresIn : USUAL;
    }
}
