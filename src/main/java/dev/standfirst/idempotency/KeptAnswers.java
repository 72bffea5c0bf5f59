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

/** First answers, for as long as they are repeated. They take part in the current transaction. */
@Singleton
class KeptAnswers {

    /** Removed in one transaction; few enough not to hold up anybody. */
    static final int BATCH = 500;

    private final CurrentSession session;
    private final IdempotencyConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    KeptAnswers(CurrentSession session, IdempotencyConfig config, ObjectMapper json, Clock clock) {
        this.session = session;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    Optional<FirstAnswer> find(KeyedRequest request) {
        return KeptAnswer.findByKey(request).filter(kept -> kept.at.isAfter(clock.instant().minus(config.keep())))
                .map(kept -> read(new AnswerCipher(request).decrypt(kept.answer)));
    }

    /** In place of one that is too old to be found. */
    void keep(KeyedRequest request, FirstAnswer answer) {
        KeptAnswer.deleteByKey(request);
        new KeptAnswer(Ids.next(), request, clock.instant(), new AnswerCipher(request).encrypt(write(answer))).persist();
    }

    /** In a transaction of its own; says how many there were, up to {@link #BATCH}. */
    int deleteOldest() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var old = session.get()
                    .createSelectionQuery("select a.id from KeptAnswer a where a.at <= :end order by a.at", UUID.class)
                    .setParameter("end", clock.instant().minus(config.keep())).setMaxResults(BATCH).getResultList();
            KeptAnswer.delete("id in ?1", old);
            return old.size();
        });
    }

    /** The length of the head, the head, the body. That is no JSON document: it could be longer than Jackson reads at once. */
    private byte[] write(FirstAnswer answer) {
        try {
            var head = json.writeValueAsBytes(answer.head());
            var body = answer.body().getBytes(UTF_8);
            return ByteBuffer.allocate(Integer.BYTES + head.length + body.length).putInt(head.length).put(head).put(body)
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FirstAnswer read(byte[] written) {
        try {
            var length = ByteBuffer.wrap(written).getInt();
            var head = json.readValue(written, Integer.BYTES, length, FirstAnswer.Head.class);
            var start = Integer.BYTES + length;
            return new FirstAnswer(head, new String(written, start, written.length - start, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
