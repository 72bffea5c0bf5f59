package dev.standfirst.post;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.validation.WebAddress;

/** Cover image of a post. */
@Embeddable
@Schema(name = "CoverImage", description = "Cover image of a post.")
public record CoverImage(
        @Schema(description = "URL of the image.", examples = "https://img.example/crane.jpg") @NotNull @WebAddress @Size(max = WebAddress.MAX_LENGTH) String url,
        @Schema(description = "Alternative text, for readers who cannot see the image.", examples = "A crane above a container ship") @Size(max = 1_000) @Nullable String alt,
        @Schema(description = "In pixels.", examples = "1600") @Min(1) @Max(100_000) @Nullable Integer width,
        @Schema(description = "In pixels.", examples = "900") @Min(1) @Max(100_000) @Nullable Integer height) {
}
