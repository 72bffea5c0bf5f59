package dev.standfirst.access;

import static dev.standfirst.problem.ProblemType.FORBIDDEN;
import static dev.standfirst.problem.ProblemType.UNAUTHENTICATED;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Who asks: nobody in particular, or an author by one of their tokens.
 *
 * @param author the author's id; null for an anonymous caller
 * @param role null for an anonymous caller
 * @param scopes the token's; empty for an anonymous caller
 * @param token null for an anonymous caller, and for the service itself
 */
public record Caller(@Nullable UUID author, @Nullable Role role, Set<Scope> scopes, @Nullable UsedToken token) {

    /** The caller of a request without a token. */
    public static final Caller ANONYMOUS = new Caller(null, null, Set.of(), null);

    /** The token that somebody came with, and what they call it. */
    public record UsedToken(UUID id, String name) {
    }

    public boolean isAnonymous() {
        return author == null;
    }

    /** Whether this is the author with the given id. */
    public boolean is(UUID someone) {
        return someone.equals(author);
    }

    /** Whether both the role and the token's scopes allow it. */
    public boolean may(Role least, Scope scope) {
        return role != null && role.compareTo(least) >= 0 && scopes.contains(scope);
    }

    /** The caller's id; 401 for an anonymous caller. */
    public UUID known() {
        if (author == null) {
            throw UNAUTHENTICATED.because("Send “Authorization: Bearer <token>” with a token of an author who may do this.");
        }
        return author;
    }

    /** Passes whoever {@link #may}; 401 for an anonymous caller, 403 for others. */
    public void mustBe(Role least, Scope scope) {
        known();
        if (!may(least, scope)) {
            throw FORBIDDEN.because("This takes the role “%s” or a higher one, and a token with the scope “%s”.",
                    lower(least), lower(scope));
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
