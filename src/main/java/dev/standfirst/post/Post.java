package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.INVALID;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;

import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.slug.Ref;
import dev.standfirst.tag.Tag;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An article, without its body. */
@Entity
public class Post extends PanacheEntityBase {

    @Id
    public UUID id;

    @Version
    public long version;

    @Column(nullable = false)
    public String slug;

    @Column(nullable = false)
    public String title;

    /** The author's own; wins over {@link #autoExcerpt}. */
    public @Nullable String customExcerpt;

    /** The beginning of the body, kept because lists show it and never read bodies. */
    @Column(nullable = false)
    public String autoExcerpt = "";

    public int wordCount;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public PostStatus status = PostStatus.DRAFT;

    /** BCP 47 tag. */
    @Column(nullable = false)
    public String language;

    public boolean featured;

    /** From when it is or was public; a draft may already have the date that it is to carry. */
    public @Nullable Instant publishedAt;

    /** Who published it first; null as long as nobody has. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Author publishedBy;

    @Column(nullable = false)
    public Instant createdAt;

    @Column(nullable = false)
    public Instant updatedAt;

    /** Since when it lies in the trash. */
    public @Nullable Instant trashedAt;

    /** Of the preview links that are good; those of an earlier one are revoked. Nothing that anybody reads changes with it. */
    @OptimisticLock(excluded = true)
    int previewEpoch;

    @Embedded
    @EmbeddedColumnNaming("coverImage_%s")
    public @Nullable CoverImage coverImage;

    @Embedded
    @EmbeddedColumnNaming("seo_%s")
    public PostSeo seo = PostSeo.NONE;

    /** At least one, in the order of the byline. */
    @ManyToMany
    @JoinTable(name = "post_author", joinColumns = @JoinColumn(name = "post_id"), inverseJoinColumns = @JoinColumn(name = "author_id"))
    @OrderColumn(name = "position")
    public List<Author> authors = new ArrayList<>();

    /** The first one is the label. */
    @ManyToMany
    @JoinTable(name = "post_category", joinColumns = @JoinColumn(name = "post_id"), inverseJoinColumns = @JoinColumn(name = "category_id"))
    @OrderColumn(name = "position")
    public List<Category> categories = new ArrayList<>();

    @ManyToMany
    @JoinTable(name = "post_tag", joinColumns = @JoinColumn(name = "post_id"), inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderColumn(name = "position")
    public List<Tag> tags = new ArrayList<>();

    /** For Hibernate. */
    protected Post() {
    }

    /** A new draft; slug and input are still to be applied. */
    Post(UUID id, Instant at) {
        this.id = id;
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** By id or present slug; also what lies in the trash. */
    public static Optional<Post> findByRef(Ref ref, LockModeType lock) {
        if (ref.id() != null) {
            return findByIdOptional(ref.id(), lock);
        }
        return ref.isPossible() ? find("slug", ref.slug()).withLock(lock).firstResultOptional() : Optional.empty();
    }

    /** Whether that is its id or its present slug. */
    boolean isNamed(Ref ref) {
        return ref.id() != null ? ref.id().equals(id) : slug.equals(ref.slug());
    }

    /** Whether anybody may read it. */
    public boolean isPublic() {
        return status == PostStatus.PUBLISHED && trashedAt == null;
    }

    public boolean inTrash() {
        return trashedAt != null;
    }

    /** Whether readers once had it and have it no more: 410 rather than 404 for its address. */
    public boolean isGone() {
        return publishedBy != null && (inTrash() || status == PostStatus.ARCHIVED);
    }

    /**
     * Makes the post public, or changes its date where it is public already. 422 for a date that is yet to come.
     *
     * @param from the date it carries; null for now
     */
    void publish(Author by, @Nullable Instant from, Instant now) {
        if (from != null && from.isAfter(now)) {
            throw INVALID.at("/publishedAt", "Future", "must not lie in the future for a post that is published");
        }
        status = PostStatus.PUBLISHED;
        publishedAt = from != null ? from : now;
        publishedBy = publishedBy != null ? publishedBy : by;
    }

    /** Its preview links do not come back with it. */
    void moveToTrash(Instant at) {
        previewEpoch++;
        trashedAt = at;
        updatedAt = at;
    }

    /** Replaces a list only where it differs: an unchanged one must cost no statement. */
    static <T> void replace(List<T> present, List<T> wanted) {
        if (!present.equals(wanted)) {
            present.clear();
            present.addAll(wanted);
        }
    }
}
