package dev.standfirst.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.standfirst.change.Change;
import dev.standfirst.change.ValuesUntilChanged;
import dev.standfirst.database.broadcast.Broadcast;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Valid tokens with their authors, kept in memory, so that a request need not read its token. A revocation and a change of the
 * author take effect at once, on every instance; a row that another program changes does within ten seconds. The entities are
 * detached, and for reading only.
 */
@Singleton
class KnownTokens {

    private static final int MAX_TOKENS = 10_000;
    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    private record Known(Token token, Instant readAt) {

        boolean isRecent(Instant now) {
            return readAt.plus(MAX_AGE).isAfter(now);
        }
    }

    private final ValuesUntilChanged<String, Known> known;
    private final AdminToken adminToken;
    private final Clock clock;

    KnownTokens(Broadcast broadcast, AdminToken adminToken, Clock clock) {
        this.known = new ValuesUntilChanged<>(MAX_TOKENS, broadcast::isHeard);
        this.adminToken = adminToken;
        this.clock = clock;
    }

    /**
     * Finds a valid token by its hash. Reads an unknown one in a transaction of its own.
     *
     * @param missing error for a token that does not exist or has expired
     */
    Token get(String hash, Supplier<? extends RuntimeException> missing) {
        var now = clock.instant();
        var found = known.get(hash, value -> value.isRecent(now),
                () -> QuarkusTransaction.requiringNew().call(() -> new Known(read(hash, now, missing), now)));
        if (!found.token.isValidAt(now)) {
            throw missing.get();
        }
        return found.token;
    }

    void invalidate(@Observes @Priority(ValuesUntilChanged.PRIORITY) Change change) {
        if (change == Change.OF_EVERYTHING || change.keys().contains(Token.KEY)) {
            known.invalidateAll();
        } else {
            known.invalidateIf(value -> change.keys().contains(value.token.author.id.toString()));
        }
    }

    private Token read(String hash, Instant now, Supplier<? extends RuntimeException> missing) {
        if (adminToken.hasHash(hash)) {
            return adminToken.token();
        }
        return Token.findByHash(hash)
                .filter(token -> TokenSecret.matches(token.hash, hash) && !token.isSetting && token.isValidAt(now))
                .orElseThrow(missing);
    }
}
