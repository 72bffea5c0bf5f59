package dev.standfirst.token;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.IN_USE;
import static dev.standfirst.problem.ProblemType.NOT_FOUND;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.change.Change;
import dev.standfirst.change.Changes;
import dev.standfirst.database.Ids;
import dev.standfirst.slug.Ref;

/** Creates and revokes tokens; requires an admin. */
@ApplicationScoped
public class TokenWriter {

    private final AdminToken adminToken;
    private final UsableAdminTokens usable;
    private final Changes changes;
    private final Clock clock;

    TokenWriter(AdminToken adminToken, UsableAdminTokens usable, Changes changes, Clock clock) {
        this.adminToken = adminToken;
        this.usable = usable;
        this.changes = changes;
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

    /** Revokes a token with effect from the next request; 409 for the last one with which an admin can use the API. */
    @Transactional
    public void delete(String id, Caller caller) {
        caller.mustBe(Role.ADMIN, Scope.ADMIN);
        // Before anything is read: of two requests that delete the last two tokens, the second one finds one token.
        Author.lockAdmins();
        var token = Optional.ofNullable(Ref.fromString(id).id()).flatMap(uuid -> Token.<Token> findByIdOptional(uuid))
                .orElseThrow(() -> NOT_FOUND.because("There is no token “%s”.", id));
        mustNotBeTheLast(token);
        // Another request may have deleted it since, unless it is the token of an admin.
        Token.delete("id", token.id);
        changes.announce(Change.of(Token.KEY));
    }

    private void mustNotBeTheLast(Token token) {
        if (adminToken.hasHash(token.hash)) {
            throw IN_USE
                    .because("This token is the setting STANDFIRST_ADMIN_TOKEN of the service. To revoke it, change or unset "
                            + "the setting and restart the service.");
        }
        if (token.author.role == Role.ADMIN && token.scopes().contains(Scope.ADMIN) && !usable.remainWithout(token)) {
            throw IN_USE.because("No other token of an admin has the scope “admin” and never expires. Create one first.");
        }
    }
}
