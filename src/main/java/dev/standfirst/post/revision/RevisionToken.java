package dev.standfirst.post.revision;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Token of a change, with the name that it had then. */
@Schema(name = "RevisionToken", description = "Token of a change, with the name that it had then.")
public record RevisionToken(
        @Schema(description = "Id of the token, which may have been revoked since.", examples = "019a8c1e-7c00-7d4e-be4d-3f806c415d23") UUID id,
        @Schema(description = "Name of the token.", examples = "laptop", maxLength = 100) String name) {

    static @Nullable RevisionToken of(@Nullable UUID id, @Nullable String name) {
        return id == null || name == null ? null : new RevisionToken(id, name);
    }
}
