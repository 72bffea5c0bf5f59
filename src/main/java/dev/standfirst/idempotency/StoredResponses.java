package dev.standfirst.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Reads and writes stored responses within the current transaction. */
@Singleton
class StoredResponses {

    /** Stored responses deleted in one transaction; few enough not to block other requests. */
    static final int BATCH = 500;

    private final CurrentSession session;
    private final IdempotencyConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    StoredResponses(CurrentSession session, IdempotencyConfig config, ObjectMapper json, Clock clock) {
        this.session = session;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    Optional<FirstResponse> find(KeyedRequest request) {
        return StoredResponse.findByKey(request).filter(stored -> stored.at.isAfter(clock.instant().minus(config.keep())))
                .map(stored -> read(new ResponseCipher(request).decrypt(stored.encrypted)));
    }

    /** Replaces an expired response to a request with the same key. */
    void store(KeyedRequest request, FirstResponse response) {
        StoredResponse.deleteByKey(request);
        new StoredResponse(Ids.next(), request, clock.instant(), new ResponseCipher(request).encrypt(write(response)))
                .persist();
    }

    /** Deletes up to {@link #BATCH} expired responses in a transaction of its own, and returns their number. */
    int deleteExpired() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var expired = session.get()
                    .createSelectionQuery("select r.id from StoredResponse r where r.at <= :end order by r.at", UUID.class)
                    .setParameter("end", clock.instant().minus(config.keep())).setMaxResults(BATCH).getResultList();
            StoredResponse.delete("id in ?1", expired);
            return expired.size();
        });
    }

    /** Length of the head, head, body. Not a single JSON document, because that could be longer than Jackson reads at once. */
    private byte[] write(FirstResponse response) {
        try {
            var head = json.writeValueAsBytes(response.head());
            var body = response.body().getBytes(UTF_8);
            return ByteBuffer.allocate(Integer.BYTES + head.length + body.length).putInt(head.length).put(head).put(body)
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FirstResponse read(byte[] written) {
        try {
            var length = ByteBuffer.wrap(written).getInt();
            var head = json.readValue(written, Integer.BYTES, length, FirstResponse.Head.class);
            var start = Integer.BYTES + length;
            return new FirstResponse(head, new String(written, start, written.length - start, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
