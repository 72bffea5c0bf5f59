package dev.standfirst.idempotency;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What a request was answered, for its repetitions. */
@Entity
public class KeptAnswer extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column(nullable = false)
    public UUID tokenId;

    @Column(nullable = false)
    public String idempotencyKey;

    @Column(nullable = false)
    public Instant at;

    /** See {@link AnswerCipher}. */
    @Column(nullable = false)
    public byte[] answer;

    /** For Hibernate. */
    protected KeptAnswer() {
    }

    KeptAnswer(UUID id, KeyedRequest request, Instant at, byte[] answer) {
        this.id = id;
        this.tokenId = request.token();
        this.idempotencyKey = request.key();
        this.at = at;
        this.answer = answer;
    }

    static Optional<KeptAnswer> findByKey(KeyedRequest request) {
        return find("tokenId = ?1 and idempotencyKey = ?2", request.token(), request.key()).firstResultOptional();
    }

    static void deleteByKey(KeyedRequest request) {
        delete("tokenId = ?1 and idempotencyKey = ?2", request.token(), request.key());
    }
}
