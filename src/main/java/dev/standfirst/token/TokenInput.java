package dev.standfirst.token;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Scope;
import dev.standfirst.slug.Ref;
import dev.standfirst.validation.PlausibleTime;

/** What an admin says about a new token. */
@Schema(name = "TokenInput", description = "What an admin says about a new token.")
public record TokenInput(
        @Schema(description = "Id or slug of the author to call as.", examples = "ada-marlow") @NotBlank @Size(max = Ref.MAX_LENGTH) String author,
        @Schema(description = "What tells it from the author's others.", examples = "laptop") @NotBlank @Size(max = Token.MAX_NAME) String name,
        @Schema(description = "What it is good for, within what the author's role allows.", uniqueItems = true) @NotNull @Size(min = 1, max = 4) @UniqueElements List<@NotNull Scope> scopes,
        @Schema(description = "null for never.", examples = "2027-03-01T00:00:00Z") @PlausibleTime @Nullable Instant expiresAt) {
}
