package dev.standfirst.token;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.NOT_FOUND;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.database.Ids;
import dev.standfirst.slug.Ref;

/** Creates and revokes tokens; requires an admin. */
@ApplicationScoped
public class TokenWriter {

    private final Clock clock;

    TokenWriter(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    public TokenView create(TokenInput input, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        var author = Author.findByName(Ref.fromString(input.author()))
                .orElseThrow(
                        () -> INVALID.at("/author", "Unknown", "must be the id or slug of an existing author; there is no “%s”",
                                input.author()));
        if (input.expiresAt() != null && !input.expiresAt().isAfter(clock.instant())) {
            throw INVALID.at("/expiresAt", "Future", "must be in the future");
        }
        var secret = TokenSecret.generate();
        return TokenView.of(create(author, input.name().strip(), secret, Set.copyOf(input.scopes()), input.expiresAt()),
                secret);
    }

    /** Creates a token without an access check, for the start of the service. */
    @Transactional
    Token create(Author author, String name, String secret, Set<Scope> scopes, @Nullable Instant expiresAt) {
        var token = new Token(Ids.next(), author, name, secret, scopes, clock.instant(), expiresAt);
        token.persist();
        return token;
    }

    /** Revokes a token with effect from the next request. */
    @Transactional
    public void delete(String id, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        UUID token = Ref.fromString(id).id();
        if (token == null || !Token.deleteById(token)) {
            throw NOT_FOUND.because("There is no token “%s”.", id);
        }
    }
}
