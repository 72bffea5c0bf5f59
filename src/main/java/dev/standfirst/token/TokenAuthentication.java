package dev.standfirst.token;

import static dev.standfirst.problem.ProblemType.UNAUTHENTICATED;

import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.AllowsAnonymous;
import dev.standfirst.access.Caller;
import dev.standfirst.access.Caller.UsedToken;
import dev.standfirst.access.CurrentCaller;
import dev.standfirst.author.KnownAuthors;
import dev.standfirst.problem.ProblemException;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Authenticates the caller by {@code Authorization: Bearer <token>} (RFC 6750, §2.1). */
@ApplicationScoped
class TokenAuthentication {

    /** Case-insensitive scheme, followed by the token. */
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +(" + TokenSecret.PATTERN + ")");

    /** Safe methods (RFC 9110, §9.2.1). */
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final CurrentCaller currentCaller;
    private final KnownTokens tokens;
    private final KnownAuthors authors;

    TokenAuthentication(CurrentCaller currentCaller, KnownTokens tokens, KnownAuthors authors) {
        this.currentCaller = currentCaller;
        this.tokens = tokens;
        this.authors = authors;
    }

    /** Sets the caller. A request on the event loop looks the token up on a worker thread; others look it up directly. */
    @ServerRequestFilter
    @Nullable
    Uni<Void> authenticate(ContainerRequestContext request, ResourceInfo resource) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            if (!BlockingOperationControl.isBlockingAllowed()) {
                var current = ClientProxy.unwrap(currentCaller);
                return Uni.createFrom().item(() -> authenticated(header))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(current::set).replaceWithVoid();
            }
            currentCaller.set(authenticated(header));
        } else if (!SAFE.contains(request.getMethod())
                && !resource.getResourceMethod().isAnnotationPresent(AllowsAnonymous.class)) {
            // Rejects an anonymous request before its body is read.
            currentCaller.get().known();
        }
        return null;
    }

    private Caller authenticated(String header) {
        var bearer = BEARER.matcher(header.strip());
        if (!bearer.matches()) {
            throw rejected("“Authorization” must be “Bearer <token>”.");
        }
        var token = tokens.get(TokenSecret.hash(bearer.group(1)),
                () -> rejected("The token is unknown, expired or revoked."));
        authors.remember(token.author.id);
        return new Caller(token.author.id, token.author.role, token.scopes(), new UsedToken(token.id, token.name));
    }

    private static ProblemException rejected(String why) {
        return UNAUTHENTICATED.because(why + " Get a token from an admin, or omit the header to read public content.");
    }
}
