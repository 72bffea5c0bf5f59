package dev.standfirst.share;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How often a post was shared within one hour. Written by {@link ShareBatch}, and forgotten by {@link ShareWindows}. */
@Entity
@IdClass(ShareHour.Key.class)
public class ShareHour extends PanacheEntityBase {

    /** Post and hour together. */
    public record Key(UUID postId, Instant beginsAt) implements Serializable {
    }

    @Id
    public UUID postId;

    /** On the hour. */
    @Id
    public Instant beginsAt;

    public long counted;
}
