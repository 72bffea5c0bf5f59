package dev.standfirst.share.count;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to a visitor shared a post. */
@Schema(name = "ShareInput", description = "Where to a visitor shared a post.")
public record ShareInput(
        @Schema(description = "One of the site's networks.", examples = "facebook") @NotBlank @Size(max = 50) String network) {
}
