package dev.standfirst.post.workingcopy;

import static dev.standfirst.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

import dev.standfirst.post.Post;
import dev.standfirst.post.PostInput;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The working copy of a published post: what is to be different about it. Whoever changes it holds the post locked. */
@Entity
@Table(name = "post_draft")
public class WorkingCopy extends PanacheEntityBase {

    /** Id of the post. */
    @Id
    public UUID postId;

    /** The number of its newest revision, so that no two working copies of a post ever have the same. */
    public long version;

    /** Properties of a {@link PostInput} in JSON, those that are different or were. */
    @Column(nullable = false, length = Length.LONG32)
    public String changes = "{}";

    /** Number of the revision in which its body came about. */
    public int contentRevision;

    /** Of the changes, for lists to find it by. */
    public @Nullable Instant reviewRequestedAt;

    @Column(nullable = false)
    public Instant updatedAt;

    /** For Hibernate. */
    protected WorkingCopy() {
    }

    /** 404 where the post has none. */
    static WorkingCopy mustFind(Post post) {
        return WorkingCopy.<WorkingCopy> findByIdOptional(post.id)
                .orElseThrow(() -> NOT_FOUND.because("“%s” has no working copy.", post.slug));
    }

    /** Nothing is different yet. */
    WorkingCopy(Post post, Instant at) {
        this.postId = post.id;
        this.contentRevision = post.contentRevision;
        this.updatedAt = at;
    }
}
