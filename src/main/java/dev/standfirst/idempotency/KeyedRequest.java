package dev.standfirst.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.UUID;

/**
 * A request with an {@code Idempotency-Key}.
 *
 * @param token id of the token; each token has its own keys
 * @param secret the token itself
 * @param key the key
 * @param target path and query
 * @param body digest that is updated while the body is read
 */
record KeyedRequest(UUID token, String secret, String key, String target, MessageDigest body) {

    /**
     * Hash of path, query and body, which only an equal request has. Must be called after the body has been read. Each call
     * returns the same, because a transaction that needs a body rendered first is repeated.
     */
    byte[] fingerprint() {
        var hash = copy();
        var read = hash.digest();
        hash.update(target.getBytes(UTF_8));
        return hash.digest(read);
    }

    private MessageDigest copy() {
        try {
            return (MessageDigest) body.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Every digest of the JDK can be copied", e);
        }
    }

    /** Name of the lock that only one request with the key can hold. */
    static String lock(UUID token, String key) {
        return "idempotency " + token + " " + key;
    }

    /** Leaves out the secret, so that no log line contains it. */
    @Override
    public String toString() {
        return target + " with the key " + key;
    }
}
