package dev.standfirst.post.history;

import static dev.standfirst.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller.UsedToken;
import dev.standfirst.author.Author;
import dev.standfirst.database.Ids;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostInput;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * State of a post after one of its changes. A revision is never changed.
 *
 * <p>
 * Hibernate Envers would store a row for each table that a change touches, each time with a copy of the body, and number the
 * revisions of all posts together. Here a revision is the input that would write the post again, and a body is stored once.
 */
@Entity
public class PostRevision extends PanacheEntityBase {

    /** Bounds of the document: a post has fewer properties, and shorter names of properties. */
    public static final int MAX_CHANGED = 50;
    public static final int MAX_FIELD = 50;

    @Id
    public UUID id;

    @Column(nullable = false)
    public UUID postId;

    /** Number from 1; gaps are revisions that have been pruned. */
    public int number;

    @Column(nullable = false)
    public Instant at;

    /** Author of the change; null if the author has been deleted or the service made the change. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Author by;

    public @Nullable UUID tokenId;

    public @Nullable String tokenName;

    /** Names of properties, separated by spaces. */
    @Column(nullable = false)
    public String changed;

    /** Whether it is a revision of the working copy. */
    public boolean draft;

    /** A {@link PostInput} in JSON, without its content. */
    @Column(nullable = false, length = Length.LONG32)
    public String fields;

    /** Number of the revision whose {@link PostRevisionContent} is the body. */
    public int contentRevision;

    /** For Hibernate. */
    protected PostRevision() {
    }

    PostRevision(UUID postId, int number, Instant at, @Nullable Author by, @Nullable UsedToken token, List<String> changed,
            boolean draft, String fields, int contentRevision) {
        this.id = Ids.next();
        this.postId = postId;
        this.number = number;
        this.at = at;
        this.by = by;
        this.tokenId = token == null ? null : token.id();
        this.tokenName = token == null ? null : token.name();
        this.changed = String.join(" ", changed);
        this.draft = draft;
        this.fields = fields;
        this.contentRevision = contentRevision;
    }

    /** Revision of a post. 404 that names the newest one. */
    public static PostRevision mustFind(Post post, int number) {
        return find(post.id, number).orElseThrow(
                () -> NOT_FOUND.because("“%s” has no revision %d; the newest one is %d.", post.slug, number, post.revision));
    }

    /** Newest revision before the given number. */
    public static Optional<PostRevision> before(UUID post, int number) {
        return find("postId = ?1 and number < ?2 order by number desc", post, number).firstResultOptional();
    }

    /** Parses names as the column {@code changed} contains them. */
    public static List<String> names(String changed) {
        return changed.isEmpty() ? List.of() : List.of(changed.split(" "));
    }

    public static Optional<PostRevision> find(UUID post, int number) {
        return find("postId = ?1 and number = ?2", post, number).firstResultOptional();
    }
}
