package dev.standfirst.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.access.Scope;
import dev.standfirst.author.AuthorRef;

/** A token as admins see it: everything but the token, save once. */
@Schema(name = "Token", description = "A token. “token” itself is there only in the answer that made it.")
public record TokenView(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7d4e-be4d-3f806c415d23") UUID id,
        @Schema(description = "Whom it lets call.") AuthorRef author,
        @Schema(description = "What tells it from the author's others.", examples = "laptop", maxLength = Token.MAX_NAME) String name,
        @Schema(description = "How the token begins.", examples = "sfp_Xk29Qa", maxLength = 10) String prefix,
        @Schema(description = "What it is good for.", minItems = 1, maxItems = 4) Set<Scope> scopes,
        @Schema(description = "When it was made.", examples = "2026-03-01T09:30:00Z") Instant createdAt,
        @Schema(description = "null for never.", examples = "2027-03-01T00:00:00Z") @Nullable Instant expiresAt,
        @Schema(description = "To be sent as “Authorization: Bearer …”. It cannot be shown again.", examples = "sfp_Xk29QaHk7vQm3sZJ0bN5tYw1rLd8cPf4uEe6gAi", maxLength = 100) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {

    static TokenView of(Token token, @Nullable String secret) {
        return new TokenView(token.id, AuthorRef.of(token.author), token.name, token.prefix, token.scopes(), token.createdAt,
                token.expiresAt, secret);
    }
}
