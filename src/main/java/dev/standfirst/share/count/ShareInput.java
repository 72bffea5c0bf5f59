package dev.standfirst.share.count;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Network that a visitor shared a post to. */
@Schema(name = "ShareInput", description = "Network that a visitor shared a post to.")
public record ShareInput(
        @Schema(description = "Name of one of the networks of the site.", examples = "facebook") @NotBlank @Size(max = 50) String network) {
}
