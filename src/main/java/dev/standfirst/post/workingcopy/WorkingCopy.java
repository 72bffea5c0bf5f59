package dev.standfirst.post.workingcopy;

import static dev.standfirst.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

import dev.standfirst.post.Post;
import dev.standfirst.post.PostInput;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Working copy of a published post: its unpublished changes. It is changed only while the post is locked. */
@Entity
public class WorkingCopy extends PanacheEntityBase {

    /** Id of the post. */
    @Id
    public UUID postId;

    /** Number of its newest revision, so that two working copies of a post never have the same version. */
    public long version;

    /** Properties of a {@link PostInput} in JSON that have been changed. */
    @Column(nullable = false, length = Length.LONG32)
    public String changes = "{}";

    /** Rendering of its body as JSON, see {@link WorkingCopyOverlay}; null while it has the body of the post. */
    @Column(length = Length.LONG32)
    public @Nullable String rendered;

    /** Number of the first revision with its body. */
    public int contentRevision;

    /** Copy of this property in {@link #changes}, by which lists find it. */
    public @Nullable Instant reviewRequestedAt;

    @Column(nullable = false)
    public Instant updatedAt;

    /** For Hibernate. */
    protected WorkingCopy() {
    }

    /** Working copy of the post. 404 if there is none. */
    static WorkingCopy mustFind(Post post) {
        return WorkingCopy.<WorkingCopy> findByIdOptional(post.id)
                .orElseThrow(() -> NOT_FOUND.because("“%s” has no working copy.", post.slug));
    }

    /** Creates a working copy without changes. */
    WorkingCopy(Post post, Instant at) {
        this.postId = post.id;
        this.contentRevision = post.contentRevision;
        this.updatedAt = at;
    }
}
