package dev.standfirst.post.list;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.Where;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.TaxonomyLink;

/**
 * The conditions of a list of posts, in HQL about {@code p}: what the caller may see, and every filter that names no author,
 * category, tag or post (see {@link FilterNames}).
 *
 * @param isPublic whether the list holds public posts only, and so is the same for every caller
 */
public record PostConditions(boolean isPublic, Where where) {

    private static final Set<StatusFilter> PUBLIC_ONLY = EnumSet.of(StatusFilter.PUBLISHED);

    private static final String OWN = """
            exists (select 1 from PostAuthorLink own where own.postId = p.id and own.authorId = :me)""";

    /** Own posts that are neither public nor scheduled: an author has few of them among hundreds of public posts. */
    private static final String OWN_UNLISTED = """
            p.id in (select own.postId from PostAuthorLink own where own.authorId = :me and own.listedAt <= :never)""";

    /** As one list of ids, so that the few that wait are looked up among the many posts. */
    private static final String WAITS_FOR_REVIEW = """
            in (select draft.id from Post draft where draft.reviewRequestedAt is not null
                union all
                select copy.postId from WorkingCopy copy where copy.reviewRequestedAt is not null)""";

    /** Condition of posts that anonymous callers may read. */
    public static Where ofPublicPosts(Instant now) {
        return StatusFilter.anyOf(PUBLIC_ONLY, now);
    }

    /** Restricts posts to those that the caller may see: public ones, own ones, and every post for an editor. */
    static void restrictToVisible(Where where, Caller caller, Instant now) {
        if (caller.may(Role.EDITOR, Scope.READ)) {
            return;
        }
        var isOwn = caller.may(Role.CONTRIBUTOR, Scope.READ) ? " or " + OWN : "";
        where.and("(" + StatusFilter.PUBLISHED.hql + isOwn + ")").set("published", PostStatus.PUBLISHED).set("now", now);
        if (!isOwn.isEmpty()) {
            where.set("me", caller.known());
        }
    }

    /** Conditions of every filter but the names (see {@link FilterNames}). 400 for an unknown status; 401 and 403 for a caller who may not list what the filter asks for. */
    static PostConditions of(PostFilter filter, Caller caller, Instant now) {
        var statuses = statuses(filter);
        var isPublic = statuses.equals(PUBLIC_ONLY);
        var where = isPublic ? ofPublicPosts(now) : visible(statuses, caller, now);
        LanguageFilter.of(filter).restrict(where);
        where.and("p.featured = :featured", "featured", filter.featured())
                .and("p.publishedAt > :publishedAfter", "publishedAfter", filter.publishedAfter())
                .and("p.publishedAt < :publishedBefore", "publishedBefore", filter.publishedBefore())
                .and("p.updatedAt > :updatedAfter", "updatedAfter", filter.updatedAfter());
        if (filter.reviewRequested() != null) {
            addReview(where, filter.reviewRequested(), caller);
        }
        return new PostConditions(isPublic, where);
    }

    private static Set<StatusFilter> statuses(PostFilter filter) {
        var names = AnyOf.of("status", filter.status());
        if (names != null) {
            return StatusFilter.parse(names);
        }
        return filter.reviewRequested() == null ? PUBLIC_ONLY : EnumSet.of(StatusFilter.DRAFT, StatusFilter.PUBLISHED);
    }

    /** Posts beyond the public ones: own posts, or every post for an editor. 401 for an anonymous caller, else 403. */
    private static Where visible(Set<StatusFilter> statuses, Caller caller, Instant now) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.READ);
        var where = StatusFilter.anyOf(statuses, now);
        if (caller.may(Role.EDITOR, Scope.READ)) {
            return where;
        }
        where.set("me", caller.known());
        if (statuses.contains(StatusFilter.PUBLISHED)) {
            return where.and("(" + StatusFilter.PUBLISHED.hql + " or " + OWN + ")")
                    .set("published", PostStatus.PUBLISHED).set("now", now);
        }
        return statuses.contains(StatusFilter.SCHEDULED) ? where.and(OWN)
                : where.and(OWN_UNLISTED).set("never", TaxonomyLink.NEVER);
    }

    /** The working copy of a public post is as private as a draft: its authors and editors find it, others do not. */
    private static void addReview(Where where, boolean requested, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.READ);
        where.and("p.id " + (requested ? "" : "not ") + WAITS_FOR_REVIEW);
        if (!caller.may(Role.EDITOR, Scope.READ)) {
            where.and(OWN).set("me", caller.known());
        }
    }
}
