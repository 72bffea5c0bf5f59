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
 * What a post was after one of its changes. It is never changed itself.
 *
 * <p>
 * Hibernate Envers would keep a row for each table that a change touches, with a copy of the whole body each time, and number
 * them across all posts. Here a revision is what its author would send to write the post anew, and a body is kept once.
 */
@Entity
public class PostRevision extends PanacheEntityBase {

    /** More properties than a post has, and longer names than they have. */
    public static final int MOST_CHANGED = 50;
    public static final int MAX_FIELD = 50;

    @Id
    public UUID id;

    @Column(nullable = false)
    public UUID postId;

    /** From 1, without gaps as long as nothing has been thinned out. */
    public int number;

    @Column(nullable = false)
    public Instant at;

    /** Null once the author has been deleted, and for what was written before revisions were kept. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Author by;

    public @Nullable UUID tokenId;

    public @Nullable String tokenName;

    /** Names of properties, separated by spaces. */
    @Column(nullable = false)
    public String changed;

    /** Whether it is one of the working copy, rather than of what readers got. */
    public boolean draft;

    /** A {@link PostInput} in JSON, without its content. */
    @Column(nullable = false, length = Length.LONG32)
    public String fields;

    /** The {@link PostRevisionContent} that it shares with those around it. */
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

    /** 404 that says which there are. */
    public static PostRevision mustFind(Post post, int number) {
        return find(post.id, number).orElseThrow(
                () -> NOT_FOUND.because("“%s” has no revision %d; the newest one is %d.", post.slug, number, post.revision));
    }

    /** The newest one before the given number; there may be a gap. */
    public static Optional<PostRevision> before(UUID post, int number) {
        return find("postId = ?1 and number < ?2 order by number desc", post, number).firstResultOptional();
    }

    /** As they are kept in one column. */
    public static List<String> names(String changed) {
        return changed.isEmpty() ? List.of() : List.of(changed.split(" "));
    }

    public static Optional<PostRevision> find(UUID post, int number) {
        return find("postId = ?1 and number = ?2", post, number).firstResultOptional();
    }
}
