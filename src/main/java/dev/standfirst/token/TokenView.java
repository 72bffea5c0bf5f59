package dev.standfirst.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.access.Scope;
import dev.standfirst.author.AuthorRef;

/** Token without its secret, which is only in the response that created the token. */
@Schema(name = "Token", description = "A token. “token” is present only in the response that created it.")
public record TokenView(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7d4e-be4d-3f806c415d23") UUID id,
        @Schema(description = "Author that the token belongs to.") AuthorRef author,
        @Schema(description = "Name that tells the token from other tokens of the author.", examples = "laptop", maxLength = Token.MAX_NAME) String name,
        @Schema(description = "First characters of the token.", examples = "sfp_Xk29Qa", maxLength = 10) String prefix,
        @Schema(description = "Scopes of the token: permissions within the role of the author.", minItems = 1, maxItems = 4) Set<Scope> scopes,
        @Schema(description = "Time of creation.", examples = "2026-03-01T09:30:00Z") Instant createdAt,
        @Schema(description = "Time of expiry; null for a token that never expires.", examples = "2027-03-01T00:00:00Z") @Nullable Instant expiresAt,
        @Schema(description = "Secret to send as “Authorization: Bearer …”; cannot be shown again.", examples = "sfp_Xk29QaHk7vQm3sZJ0bN5tYw1rLd8cPf4uEe6gAi", maxLength = 100) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {

    static TokenView of(Token token, @Nullable String secret) {
        return new TokenView(token.id, AuthorRef.of(token.author), token.name, token.prefix, token.scopes(), token.createdAt,
                token.expiresAt, secret);
    }
}
