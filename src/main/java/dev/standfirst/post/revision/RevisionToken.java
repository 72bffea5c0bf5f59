package dev.standfirst.post.revision;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The token that a change was made with, as it was called then. */
@Schema(name = "RevisionToken", description = "The token that a change was made with, as it was called then.")
public record RevisionToken(
        @Schema(description = "Never changes; the token itself may be revoked since.", examples = "019a8c1e-7c00-7d4e-be4d-3f806c415d23") UUID id,
        @Schema(description = "What tells it from the author's others.", examples = "laptop", maxLength = 100) String name) {

    static @Nullable RevisionToken of(@Nullable UUID id, @Nullable String name) {
        return id == null || name == null ? null : new RevisionToken(id, name);
    }
}
