package dev.standfirst.post;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Marks a post that was public and has been deleted permanently: its URLs are a 410. */
@Entity
public class PostTombstone extends PanacheEntityBase {

    /** Id of the post. */
    @Id
    public UUID postId;

    @Column(nullable = false)
    public Instant deletedAt;

    /** For Hibernate. */
    protected PostTombstone() {
    }

    public PostTombstone(UUID postId, Instant deletedAt) {
        this.postId = postId;
        this.deletedAt = deletedAt;
    }
}
