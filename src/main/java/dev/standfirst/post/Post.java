package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.WRONG_STATE;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;

import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.SQLInsert;
import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.problem.EnumNames;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SluggedEntity;
import dev.standfirst.tag.Tag;

/** An article, without its body. */
@Entity
public class Post extends SluggedEntity {

    /** Names all of its kind among the sources of an answer. */
    public static final String KEY = "posts";

    public static final int MAX_TITLE = 300;
    public static final int MAX_REVIEW_NOTE = 2_000;

    /** Authors, categories and tags: of each so many. */
    public static final int MOST_NAMED = 50;

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

    /** Who published it first; null as long as it has never been public. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Author publishedBy;

    /** Who decided that it is to be published at its date; null for a post that is not scheduled. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Author scheduledBy;

    /** Whether it is public, or will be at its date; kept by the database. Public lists and their indexes begin with it. */
    @Column(insertable = false, updatable = false)
    boolean listed;

    /** The date by which it stands among posts that need not be public, with or without one; kept by the database. */
    @Column(insertable = false, updatable = false)
    Instant datedAt;

    /** Number of its newest revision; 0 where none has been kept. Readers get the same as before: it makes no new version. */
    @OptimisticLock(excluded = true)
    public int revision;

    /** Number of the revision in which the body came about. */
    @OptimisticLock(excluded = true)
    public int contentRevision;

    /** Since when a draft waits for an editor; null if it doesn't. */
    public @Nullable Instant reviewRequestedAt;

    /** What author and editor have to say to each other about a draft. */
    public @Nullable String reviewNote;

    /** Since when it lies in the trash. */
    public @Nullable Instant trashedAt;

    /** Of the preview links that are good; those of an earlier one are revoked. Nothing that anybody reads changes with it. */
    @OptimisticLock(excluded = true)
    public int previewEpoch;

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
    @SQLInsert(sql = "insert into post_author (post_id, position, author_id, listed_at) " + TaxonomyLink.NEW)
    public List<Author> authors = new ArrayList<>();

    /** The first one is the label. */
    @ManyToMany
    @JoinTable(name = "post_category", joinColumns = @JoinColumn(name = "post_id"), inverseJoinColumns = @JoinColumn(name = "category_id"))
    @OrderColumn(name = "position")
    @SQLInsert(sql = "insert into post_category (post_id, position, category_id, listed_at) " + TaxonomyLink.NEW)
    public List<Category> categories = new ArrayList<>();

    @ManyToMany
    @JoinTable(name = "post_tag", joinColumns = @JoinColumn(name = "post_id"), inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderColumn(name = "position")
    @SQLInsert(sql = "insert into post_tag (post_id, position, tag_id, listed_at) " + TaxonomyLink.NEW)
    public List<Tag> tags = new ArrayList<>();

    /** For Hibernate. */
    protected Post() {
    }

    /** A new draft; slug and input are still to be applied. */
    public Post(UUID id, Instant at) {
        super(id, at);
    }

    /** By id or present slug; also what lies in the trash. */
    public static Optional<Post> findByRef(Ref ref, LockModeType lock) {
        return findByRef(Post.class, ref, lock);
    }

    /** Whether that is its id or its present slug. */
    public boolean isNamed(Ref ref) {
        return ref.id() != null ? ref.id().equals(id) : slug.equals(ref.slug());
    }

    /** Where it stands at a time: the status itself lags behind the date of a scheduled post until it is settled. */
    public PostStatus statusAt(Instant now) {
        return status.at(now, publishedAt);
    }

    /** Whether anybody may read it. */
    public boolean isPublic(Instant now) {
        return statusAt(now) == PostStatus.PUBLISHED && trashedAt == null;
    }

    /** Whether it is scheduled, and its date has come. */
    public boolean isDue(Instant now) {
        return status == PostStatus.SCHEDULED && isPublic(now);
    }

    public boolean inTrash() {
        return trashedAt != null;
    }

    /** Whether readers once had it and have it no more: 410 rather than 404 for its address. */
    public boolean isGone() {
        return publishedBy != null && (inTrash() || status == PostStatus.ARCHIVED);
    }

    /**
     * Says that it was changed: always later than before, so that a change of the body alone makes a version, too, however soon
     * it comes and whichever instance's clock it is told by.
     */
    public void change(Instant now) {
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
    }

    /** Asks an editor to look at a draft, answers, or both. 422 for what is no draft. */
    public void review(@Nullable Instant requestedAt, @Nullable String note, Instant now) {
        if (status != PostStatus.DRAFT && requestedAt != null) {
            throw INVALID.at("/reviewRequestedAt", "Draft",
                    "can be set for a draft, and for the working copy of a published post; this one is %s",
                    EnumNames.of(status));
        }
        if (requestedAt != null && requestedAt.isAfter(now)) {
            throw INVALID.at("/reviewRequestedAt", "Future", "must not lie in the future");
        }
        reviewRequestedAt = requestedAt;
        reviewNote = note;
    }

    /**
     * Changes the status, the date, or both.
     *
     * @param at the date it carries or is to carry; null for a published post means now
     */
    public void moveTo(PostStatus wanted, @Nullable Instant at, Author by, Instant now) {
        if (!status.next().contains(wanted)) {
            throw WRONG_STATE.at("/status", "Transition", "must be one of %s for a post that is %s",
                    status.next().stream().map(EnumNames::of).collect(joining(", ")), EnumNames.of(status));
        }
        switch (wanted) {
            case PUBLISHED -> publish(by, at, now);
            case SCHEDULED -> schedule(by, at, now);
            case DRAFT, ARCHIVED -> {
                publishedAt = at;
                scheduledBy = null;
            }
        }
        status = wanted;
        if (status != PostStatus.DRAFT) {
            reviewRequestedAt = null;
            reviewNote = null;
        }
    }

    private void publish(Author by, @Nullable Instant at, Instant now) {
        // The date of a schedule is not the one of a post that is published ahead of it.
        var from = status == PostStatus.SCHEDULED && Objects.equals(at, publishedAt) ? null : at;
        // A date that stays is not asked again: the clock of the instance that published the post may be ahead of this one's.
        var stays = status == PostStatus.PUBLISHED && Objects.equals(at, publishedAt);
        if (from != null && from.isAfter(now) && !stays) {
            throw INVALID.at("/publishedAt", "Future",
                    "must not lie in the future for a post that is published; it can be scheduled for that time");
        }
        publishedAt = from != null ? from : now;
        publishedBy = publishedBy != null ? publishedBy : by;
        scheduledBy = null;
    }

    private void schedule(Author by, @Nullable Instant at, Instant now) {
        if (at == null || !at.isAfter(now)) {
            throw INVALID.at("/publishedAt", "Past", "must be given, and lie in the future, for a post that is scheduled");
        }
        scheduledBy = scheduledBy != null && at.equals(publishedAt) ? scheduledBy : by;
        publishedAt = at;
    }

    /** Writes down that the date of a scheduled post has come. */
    public void settle() {
        status = PostStatus.PUBLISHED;
        publishedBy = publishedBy != null ? publishedBy : scheduledBy;
        scheduledBy = null;
        updatedAt = publishedAt != null && publishedAt.isAfter(updatedAt) ? publishedAt : updatedAt;
    }

    /** Its preview links do not come back with it. */
    public void moveToTrash(Instant at) {
        previewEpoch++;
        trashedAt = at;
        updatedAt = at;
    }

    /** Takes it back as it was; only a schedule that was missed meanwhile is off, for nobody expects it any more. */
    public void restore(Instant now) {
        trashedAt = null;
        updatedAt = now;
        if (isDue(now)) {
            status = PostStatus.DRAFT;
            scheduledBy = null;
        }
    }

    /** 409 for a post that must be restored before anything else is done with it. */
    public void mustNotBeInTrash() {
        if (inTrash()) {
            throw WRONG_STATE.because("“%s” is in the trash. Restore it first: POST /api/v1/posts/%s/restore.", slug, slug);
        }
    }

    /** Replaces a list only where it differs: an unchanged one must cost no statement. */
    public static <T> void replace(List<T> present, List<T> wanted) {
        if (!present.equals(wanted)) {
            present.clear();
            present.addAll(wanted);
        }
    }
}
