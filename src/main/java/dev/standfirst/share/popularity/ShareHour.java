package dev.standfirst.share.popularity;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * An hour in which a post was shared. Written once, by {@link PopularityUpdater} when they first hear of it, and forgotten by
 * {@link RollPopularityWindows}.
 */
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

    /** How often the post had been shared before. */
    public long countedBefore;
}
