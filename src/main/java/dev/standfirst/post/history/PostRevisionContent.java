package dev.standfirst.post.history;

import java.io.Serializable;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import org.hibernate.Length;

import dev.standfirst.post.ContentFormat;
import dev.standfirst.post.PostInput.ContentInput;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Source of a body, stored once for all revisions that have it. */
@Entity
@IdClass(PostRevisionContent.Key.class)
public class PostRevisionContent extends PanacheEntityBase {

    /** Id of the post, and number of the first revision with the body. */
    public record Key(UUID postId, int revision) implements Serializable {
    }

    @Id
    public UUID postId;

    @Id
    public int revision;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public ContentFormat format;

    @Column(nullable = false, length = Length.LONG32)
    public String source;

    /** For Hibernate. */
    protected PostRevisionContent() {
    }

    PostRevisionContent(UUID postId, int revision, ContentInput content) {
        this.postId = postId;
        this.revision = revision;
        this.format = content.format();
        this.source = content.source();
    }
}
