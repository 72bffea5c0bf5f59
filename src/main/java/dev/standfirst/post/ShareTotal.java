package dev.standfirst.post;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.SQLInsert;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How often a post was shared in all, kept for the order of lists. Every post has one. */
@Entity
@SQLInsert(sql = "insert into share_total (post_id, listed_at, total) select id, listed_at, 0 from post where id = ?")
public class ShareTotal extends PanacheEntityBase {

    @Id
    @Column(name = "post_id")
    UUID postId;

    /** Written by {@link #add} alone, which leaves it to the database to add up. */
    @Column(insertable = false, updatable = false)
    long total;

    /** Within each {@link ShareWindow}; kept by the feature that counts. */
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
    protected ShareTotal() {
    }

    /** Of a new post. */
    ShareTotal(UUID postId) {
        this.postId = postId;
    }

    /**
     * To be called within the transaction that changes the counts which make up the total, after all of them: whoever changes
     * several of these rows locks them in one order.
     *
     * @param shares less than none where there are fewer than before
     */
    public static void add(UUID postId, long shares) {
        update("total = total + ?1 where postId = ?2", shares, postId);
    }
}
