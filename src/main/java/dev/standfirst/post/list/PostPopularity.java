package dev.standfirst.post.list;

import java.time.Duration;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.SQLInsert;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Popularity of a post: the totals of its shares that lists are sorted by. They follow the share counts. Every post has one.
 */
@Entity
@SQLInsert(sql = "insert into post_popularity (post_id, listed_at, total) select id, listed_at, 0 from post where id = ?")
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

    /** Creates the popularity of a new post: no shares. */
    public PostPopularity(UUID postId) {
        this.postId = postId;
    }
}
