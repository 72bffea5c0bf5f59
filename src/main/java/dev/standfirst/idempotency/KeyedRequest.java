package dev.standfirst.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.UUID;

/**
 * A request that came with a key.
 *
 * @param token whose keys these are: each token has its own
 * @param secret the token itself
 * @param key the client's name for what is to be done once
 * @param target path and query
 * @param body takes in the body while it is read
 */
record KeyedRequest(UUID token, String secret, String key, String target, MessageDigest body) {

    /** The same for a repetition, and for no other request. To be called once, when the body has been read. */
    byte[] fingerprint() {
        var read = body.digest();
        body.update(target.getBytes(UTF_8));
        return body.digest(read);
    }

    /** The name of what only one request with the key can hold. */
    static String lock(UUID token, String key) {
        return "idempotency " + token + " " + key;
    }

    /** Nobody prints the secret by accident. */
    @Override
    public String toString() {
        return target + " with the key " + key;
    }
}
