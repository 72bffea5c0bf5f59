package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.WRONG_STATE;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
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
import dev.standfirst.text.CollationKeys;

/** A post without its body, which is {@link PostContent}. */
@Entity
public class Post extends SluggedEntity {

    /** Dependency of a response on all posts. */
    public static final String KEY = "posts";

    public static final int MAX_TITLE = 300;
    public static final int MAX_REVIEW_NOTE = 2_000;

    /** Time that a client's clock may be ahead: dates up to that far in the future count as now. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** Limit of authors, of categories and of tags of a post. */
    public static final int MAX_TAXONOMY = 50;

    /** Title on one line. Set it with {@link #setTitle}. */
    @Column(nullable = false)
    public String title;

    /** Key by which lists sort the title; see {@link CollationKeys}. */
    @Column(nullable = false)
    byte[] titleCollation;

    /** Whether the slug was generated from the title, and not given. */
    public boolean slugGenerated;

    /** Excerpt that an author wrote; replaces {@link #autoExcerpt}. */
    public @Nullable String customExcerpt;

    /** Excerpt from the body, stored because lists show it and never read bodies. */
    @Column(nullable = false)
    public String autoExcerpt = "";

    public int wordCount;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public PostStatus status = PostStatus.DRAFT;

    /** BCP 47 tag, in canonical case. */
    @Column(nullable = false)
    public String language;

    /** First subtag of the language, by which lists of public posts are read; computed by the database. */
    @Column(insertable = false, updatable = false)
    String primaryLanguage;

    public boolean featured;

    /** Date from which the post is or was public. A draft may already have the date that it will be published with. */
    public @Nullable Instant publishedAt;

    /** Author who published it first; null if it has never been public. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Author publishedBy;

    /** Author who scheduled it; null unless the post is scheduled. */
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Author scheduledBy;

    /** Whether it is public or scheduled, computed by the database. The indexes of public lists begin with it. */
    @Column(insertable = false, updatable = false)
    boolean listed;

    /** Date by which lists of any status sort it: {@link #publishedAt}, else {@link #createdAt}; computed by the database. */
    @Column(insertable = false, updatable = false)
    Instant datedAt;

    /** Number of its newest revision, or 0. A new revision changes no response, and so makes no new version. */
    @OptimisticLock(excluded = true)
    public int revision;

    /** Number of the revision that first had the present body. */
    @OptimisticLock(excluded = true)
    public int contentRevision;

    /** Time since which a draft waits for a review; null if it does not. */
    public @Nullable Instant reviewRequestedAt;

    /** Note of the author or the editor about a draft. */
    public @Nullable String reviewNote;

    /** Time since which it is in the trash; null if it is not. */
    public @Nullable Instant trashedAt;

    /** Epoch of its valid preview links: a higher one revokes those before. It changes no response. */
    @OptimisticLock(excluded = true)
    public int previewEpoch;

    @Embedded
    @EmbeddedColumnNaming("coverImage_%s")
    public @Nullable CoverImage coverImage;

    @Embedded
    @EmbeddedColumnNaming("seo_%s")
    public PostSeo seo = PostSeo.NONE;

    /** Authors in the order of the byline, at least one. */
    @ManyToMany
    @JoinTable(name = "post_author", joinColumns = @JoinColumn(name = "post_id"), inverseJoinColumns = @JoinColumn(name = "author_id"))
    @OrderColumn(name = "position")
    @SQLInsert(sql = "insert into post_author (post_id, position, author_id, listed_at) " + TaxonomyLink.NEW)
    public List<Author> authors = new ArrayList<>();

    /** Categories; the first one is the primary one. */
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

    /** Creates a draft; the caller sets its slug and applies its input. */
    public Post(UUID id, Instant at) {
        super(id, at);
    }

    /** Finds a post by its id or current slug, also in the trash. */
    public static Optional<Post> findByRef(Ref ref, LockModeType lock) {
        return findByRef(Post.class, ref, lock);
    }

    /** Sets the title, and the key by which lists sort it. */
    public void setTitle(String title) {
        this.title = title;
        this.titleCollation = CollationKeys.of(title);
    }

    /** Key by which lists sort the title. */
    public byte[] titleCollation() {
        return titleCollation.clone();
    }

    /** Whether its slug follows its title: that of a draft whose slug was generated, and which was never public. */
    public boolean slugFollowsTitle() {
        return slugGenerated && status == PostStatus.DRAFT && publishedBy == null;
    }

    /** Whether the reference is its id or its current slug. */
    public boolean isNamed(Ref ref) {
        return ref.id() != null ? ref.id().equals(id) : slug.equals(ref.slug());
    }

    /** Status at a time: {@link #status} lags behind the date of a scheduled post until {@link #publishOnSchedule()}. */
    public PostStatus statusAt(Instant now) {
        return status.at(now, publishedAt);
    }

    /** Whether anonymous callers may read it. */
    public boolean isPublic(Instant now) {
        return statusAt(now) == PostStatus.PUBLISHED && trashedAt == null;
    }

    /** Whether anonymous callers may read it, or will be at its date, without another change. */
    public boolean isOrWillBePublic(Instant now) {
        return isPublic(now) || status == PostStatus.SCHEDULED && !inTrash();
    }

    /** Whether it is scheduled and its date has passed. */
    public boolean isDue(Instant now) {
        return status == PostStatus.SCHEDULED && isPublic(now);
    }

    public boolean inTrash() {
        return trashedAt != null;
    }

    /** Whether it was public and is no longer: its URL is a 410 then, not a 404. */
    public boolean isGone() {
        return publishedBy != null && (inTrash() || status == PostStatus.ARCHIVED);
    }

    /**
     * Moves {@link #updatedAt} forward, always by a microsecond at least: so a change of the body alone makes a version, too,
     * even if the clock of this instance is behind.
     */
    public void touch(Instant now) {
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
    }

    /** Requests or ends the review of a draft. 422 for a post that is no draft. */
    public void review(@Nullable Instant requestedAt, @Nullable String note, Instant now) {
        if (status != PostStatus.DRAFT && requestedAt != null) {
            throw INVALID.at("/reviewRequestedAt", "Draft",
                    "can be set for a draft or a working copy only; this post is %s",
                    EnumNames.of(status));
        }
        reviewRequestedAt = requestedAt == null ? null : reviewTime(requestedAt, now);
        reviewNote = note;
    }

    /** Time of a request for a review: now for a time up to {@link #CLOCK_SKEW} ahead; 422 for a later one. */
    public static Instant reviewTime(Instant requestedAt, Instant now) {
        if (isAhead(requestedAt, now)) {
            throw INVALID.at("/reviewRequestedAt", "Future", "must not be in the future");
        }
        return requestedAt.isAfter(now) ? now.truncatedTo(ChronoUnit.MILLIS) : requestedAt;
    }

    private static boolean isAhead(Instant time, Instant now) {
        return time.isAfter(now.plus(CLOCK_SKEW));
    }

    /**
     * Changes the status, the date, or both. 409 for a status that may not follow the present one, 422 for a date that
     * contradicts the status.
     *
     * @param at date of publication; null means now for a published post
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
        var isSame = Objects.equals(at, publishedAt);
        // An unchanged date is not checked again: the clock of the instance that published the post may be ahead of this one.
        var stays = status == PostStatus.PUBLISHED && isSame;
        // A post that is published before the date that it was to have gets the present date.
        var isEarly = at != null && at.isAfter(now) && !stays && (isSame || !isAhead(at, now));
        if (at != null && isAhead(at, now) && !stays && !isEarly) {
            throw INVALID.at("/publishedAt", "Future",
                    "must not be in the future for a published post; schedule the post for that time instead");
        }
        publishedAt = at == null || isEarly || status == PostStatus.SCHEDULED && isSame ? now : at;
        publishedBy = publishedBy != null ? publishedBy : by;
        scheduledBy = null;
    }

    private void schedule(Author by, @Nullable Instant at, Instant now) {
        if (at == null || !at.isAfter(now)) {
            throw INVALID.at("/publishedAt", "Past", "is required for a scheduled post, and must be in the future");
        }
        scheduledBy = scheduledBy != null && at.equals(publishedAt) ? scheduledBy : by;
        publishedAt = at;
    }

    /** Sets the status of a scheduled post whose date has passed. */
    public void publishOnSchedule() {
        status = PostStatus.PUBLISHED;
        publishedBy = publishedBy != null ? publishedBy : scheduledBy;
        scheduledBy = null;
        updatedAt = publishedAt != null && publishedAt.isAfter(updatedAt) ? publishedAt : updatedAt;
    }

    /** Moves it to the trash, and revokes its preview links for good. */
    public void moveToTrash(Instant at) {
        previewEpoch++;
        trashedAt = at;
        updatedAt = at;
    }

    /** Takes it out of the trash. A scheduled post whose date has passed meanwhile becomes a draft. */
    public void restore(Instant now) {
        trashedAt = null;
        updatedAt = now;
        if (isDue(now)) {
            status = PostStatus.DRAFT;
            scheduledBy = null;
        }
    }

    /** 409 for a post in the trash, which must be restored before any other change. */
    public void mustNotBeInTrash() {
        if (inTrash()) {
            throw WRONG_STATE.because("“%s” is in the trash. Restore it first: POST /api/v1/posts/%s/restore.", slug, slug);
        }
    }

    /** Replaces a list only if it differs, because Hibernate writes every replaced list. */
    public static <T> void replace(List<T> present, List<T> wanted) {
        if (!present.equals(wanted)) {
            present.clear();
            present.addAll(wanted);
        }
    }
}
