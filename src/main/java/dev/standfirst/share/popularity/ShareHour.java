package dev.standfirst.share.popularity;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * An hour in which a post was shared. {@link PopularityUpdater} inserts the row at its first update within the hour, and
 * {@link RollPopularityWindows} deletes it.
 */
@Entity
@IdClass(ShareHour.Key.class)
public class ShareHour extends PanacheEntityBase {

    /** Primary key. */
    public record Key(UUID postId, Instant beginsAt) implements Serializable {
    }

    @Id
    public UUID postId;

    /** Begin of the hour. */
    @Id
    public Instant beginsAt;

    /** Shares counted before the hour. */
    public long countedBefore;
}
