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
import dev.standfirst.text.OneLine;
import dev.standfirst.validation.PlausibleTime;

/** Properties of a new token. */
@Schema(name = "TokenInput", description = "Properties of a new token.")
public record TokenInput(
        @Schema(description = "Id or slug of the author that the token belongs to.", examples = "ines-calder") @NotBlank @Size(max = Ref.MAX_LENGTH) String author,
        @Schema(description = "Name that tells the token from other tokens of the author.", examples = "laptop") @NotBlank @Size(max = Token.MAX_NAME) String name,
        @Schema(description = "Scopes of the token: permissions within the role of the author.", uniqueItems = true) @NotNull @Size(min = 1, max = 4) @UniqueElements List<@NotNull Scope> scopes,
        @Schema(description = "Time of expiry; null for a token that never expires.", examples = "2027-03-01T00:00:00Z") @PlausibleTime @Nullable Instant expiresAt) {

    /** Folds the name to one line. */
    public TokenInput {
        if (name != null) {
            name = OneLine.of(name);
        }
    }
}
