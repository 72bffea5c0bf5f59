package dev.standfirst.post.list;

import java.time.Duration;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.SQLInsert;

import dev.standfirst.post.Post;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * How often a post was shared, kept for the order of lists by the feature that counts, which it follows. Every post has one.
 */
@Entity
@Table(name = "share_total")
@SQLInsert(sql = "insert into share_total (post_id, listed_at, total) select id, listed_at, 0 from post where id = ?")
public class PostPopularity extends PanacheEntityBase {

    /** After the answer to a share; the contract allows one second until lists show it. */
    public static final Duration FOLLOWS_WITHIN = Duration.ofMillis(750);

    @Id
    @Column(name = "post_id")
    UUID postId;

    @Column(insertable = false, updatable = false)
    long total;

    /** Within each {@link PopularityWindow}. */
    @Column(insertable = false, updatable = false)
    long lastDay;

    @Column(insertable = false, updatable = false)
    long lastWeek;

    @Column(insertable = false, updatable = false)
    long lastMonth;

    /** As of the {@link Post}, and kept by the database. */
    @Column(insertable = false, updatable = false)
    boolean listed;

    /** For Hibernate. */
    protected PostPopularity() {
    }

    /** Of a new post. */
    public PostPopularity(UUID postId) {
        this.postId = postId;
    }
}
