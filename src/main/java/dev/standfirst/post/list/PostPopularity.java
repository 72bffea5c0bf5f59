package dev.standfirst.post.list;

import java.time.Duration;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Popularity of a post: the totals of its shares that lists are sorted by. They follow the share counts. Every post has one.
 */
@Entity
public class PostPopularity extends PanacheEntityBase {

    /** Delay after the response to a share. The contract allows one second until lists follow. */
    public static final Duration FOLLOWS_WITHIN = Duration.ofMillis(750);

    @Id
    @Column(name = "post_id")
    UUID postId;

    @Column(insertable = false, updatable = false)
    long total;

    /** Shares within each {@link PopularityWindow}. */
    @Column(insertable = false, updatable = false)
    long lastDay;

    @Column(insertable = false, updatable = false)
    long lastWeek;

    @Column(insertable = false, updatable = false)
    long lastMonth;

    /** Copy of {@code listed} of the post, computed by the database. */
    @Column(insertable = false, updatable = false)
    boolean listed;

    /** For Hibernate. */
    protected PostPopularity() {
    }
}
