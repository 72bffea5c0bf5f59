package dev.standfirst.access;

import static dev.standfirst.problem.ProblemType.FORBIDDEN;
import static dev.standfirst.problem.ProblemType.UNAUTHENTICATED;
import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The caller of a request: anonymous, or an author with one of their tokens.
 *
 * @param author id of the author; null if the caller is anonymous
 * @param role role of the author; null if the caller is anonymous
 * @param scopes scopes of the token; empty if the caller is anonymous
 * @param token null if the caller is anonymous or the service itself
 */
public record Caller(@Nullable UUID author, @Nullable Role role, Set<Scope> scopes, @Nullable UsedToken token) {

    /** A caller without a token. */
    public static final Caller ANONYMOUS = new Caller(null, null, Set.of(), null);

    /** Id and name of the token that a request carries. */
    public record UsedToken(UUID id, String name) {
    }

    public boolean isAnonymous() {
        return author == null;
    }

    /** Whether the caller is the author with the given id. */
    public boolean is(UUID someone) {
        return someone.equals(author);
    }

    /** Whether the caller has at least the role, and a token with the scope. */
    public boolean may(Role least, Scope scope) {
        return role != null && role.compareTo(least) >= 0 && scopes.contains(scope);
    }

    /** Returns the id of the caller's author; 401 if the caller is anonymous. */
    public UUID known() {
        if (author == null) {
            throw UNAUTHENTICATED.because("Send “Authorization: Bearer <token>” with a token of an author who may do this.");
        }
        return author;
    }

    /** Requires that the caller {@link #may}, with each of the scopes: 401 if the caller is anonymous, otherwise 403. */
    public void mustBe(Role least, Scope... scopes) {
        known();
        if (!Arrays.stream(scopes).allMatch(scope -> may(least, scope))) {
            throw FORBIDDEN.because("This requires the role “%s” or a higher role, and a token with the scope%s “%s”.",
                    lower(least), scopes.length > 1 ? "s" : "",
                    Arrays.stream(scopes).map(Caller::lower).collect(joining("” and “")));
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
