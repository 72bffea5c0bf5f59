package dev.standfirst.post;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** Link of a post to one of its categories; see {@link TaxonomyLink}. */
@Entity
@IdClass(TaxonomyLink.Key.class)
@Immutable
@Table(name = "post_category")
class PostCategoryLink {

    /** Named like the join column of the list in {@link Post}. */
    @Id
    @Column(name = "post_id")
    UUID postId;

    @Id
    int position;

    @Column(name = "category_id", nullable = false)
    UUID categoryId;

    /** Date from which the post is public, or {@link TaxonomyLink#NEVER}. */
    @Column(nullable = false)
    Instant listedAt;
}
