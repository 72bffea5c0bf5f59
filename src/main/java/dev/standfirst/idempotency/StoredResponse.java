package dev.standfirst.idempotency;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The first response to a request with an {@code Idempotency-Key}, which is replayed for the same request. */
@Entity
public class StoredResponse extends PanacheEntityBase {

    @Id
    public UUID id;

    @Column(nullable = false)
    public UUID tokenId;

    @Column(nullable = false)
    public String idempotencyKey;

    @Column(nullable = false)
    public Instant at;

    /** Encrypted by {@link ResponseCipher}. */
    @Column(nullable = false)
    public byte[] encrypted;

    /** For Hibernate. */
    protected StoredResponse() {
    }

    StoredResponse(UUID id, KeyedRequest request, Instant at, byte[] encrypted) {
        this.id = id;
        this.tokenId = request.token();
        this.idempotencyKey = request.key();
        this.at = at;
        this.encrypted = encrypted;
    }

    static Optional<StoredResponse> findByKey(KeyedRequest request) {
        return find("tokenId = ?1 and idempotencyKey = ?2", request.token(), request.key()).firstResultOptional();
    }

    static void deleteByKey(KeyedRequest request) {
        delete("tokenId = ?1 and idempotencyKey = ?2", request.token(), request.key());
    }
}
