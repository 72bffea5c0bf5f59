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

/** Makes and revokes tokens, for admins. */
@ApplicationScoped
public class TokenWriter {

    private final Clock clock;

    TokenWriter(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    public TokenView create(TokenInput input, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        var author = Author.findByRef(Ref.fromString(input.author()))
                .orElseThrow(
                        () -> INVALID.at("/author", "Unknown", "must be the id or slug of an existing author; there is no “%s”",
                                input.author()));
        if (input.expiresAt() != null && !input.expiresAt().isAfter(clock.instant())) {
            throw INVALID.at("/expiresAt", "Future", "must lie in the future");
        }
        var secret = TokenSecret.generate();
        return TokenView.of(create(author, input.name().strip(), secret, Set.copyOf(input.scopes()), input.expiresAt()),
                secret);
    }

    /** Without asking who is calling: for the service itself, when it starts. */
    @Transactional
    Token create(Author author, String name, String secret, Set<Scope> scopes, @Nullable Instant expiresAt) {
        var token = new Token(Ids.next(), author, name, secret, scopes, clock.instant(), expiresAt);
        token.persist();
        return token;
    }

    /** From the next request on, the token is good for nothing. */
    @Transactional
    public void delete(String id, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        UUID token = Ref.fromString(id).id();
        if (token == null || !Token.deleteById(token)) {
            throw NOT_FOUND.because("There is no token “%s”.", id);
        }
    }
}
