package dev.standfirst.post;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.Length;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Body of a post, in a table of its own, so that a list never reads it. */
@Entity
public class PostContent extends PanacheEntityBase {

    /** Id of the post. */
    @Id
    public UUID postId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public ContentFormat format = ContentFormat.HTML;

    /** Source as the author wrote it. */
    @Column(nullable = false, length = Length.LONG32)
    public String source = "";

    /** Rendered and sanitised HTML, safe to insert into a page. */
    @Column(nullable = false, length = Length.LONG32)
    public String html = "";

    /** Bytes of source and HTML together, computed by the database; lists bound their pages by it. */
    @Column(insertable = false, updatable = false)
    long bytes;

    /** For Hibernate. */
    protected PostContent() {
    }

    /** Creates the empty body of a new post. */
    public PostContent(UUID postId) {
        this.postId = postId;
    }
}
