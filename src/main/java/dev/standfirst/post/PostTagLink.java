package dev.standfirst.post;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** That a post has a tag; see {@link TaxonomyLink}. */
@Entity
@IdClass(TaxonomyLink.Key.class)
@Immutable
@Table(name = "post_tag")
class PostTagLink {

    /** By the name that the {@link Post}'s list knows the column by. */
    @Id
    @Column(name = "post_id")
    UUID postId;

    @Id
    int position;

    @Column(name = "tag_id", nullable = false)
    UUID under;

    /** When the post is or will be public; long ago for one that isn't. */
    @Column(nullable = false)
    Instant listedAt;
}
