package dev.standfirst.post.list;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.Where;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.TaxonomyLink;
import dev.standfirst.problem.EnumNames;

/** The conditions of a list of posts, in HQL about {@code p}. */
public final class PostConditions {

    private static final String OWN = "exists (select 1 from PostAuthorLink own where own.postId = p.id and own.under = :me)";

    /** What of that is not listed, which an author has a few of among hundreds that are. */
    private static final String OWN_UNLISTED = "p.id in (select own.postId from PostAuthorLink own where own.under = :me "
            + "and own.listedAt <= :never)";

    /** The post itself, or its working copy; as one list of ids, so that the few are looked up among the many. */
    private static final String WAITS = "in (select r.id from Post r where r.reviewRequestedAt is not null "
            + "union all select d.postId from WorkingCopy d where d.reviewRequestedAt is not null)";

    private static final Set<Asked> PUBLIC_ONLY = EnumSet.of(Asked.PUBLISHED);

    /** A value of {@code status=}: each post is found by exactly one of them. */
    public enum Asked {
        DRAFT("p.status = :draft and p.trashedAt is null"),
        SCHEDULED("p.listed = true and p.status = :scheduled and p.publishedAt > :now"),
        /** The date decides, for the status of a scheduled post lags behind it. */
        PUBLISHED("p.listed = true and (p.status = :published or p.publishedAt <= :now)"),
        ARCHIVED("p.status = :archived and p.trashedAt is null"),
        TRASHED("p.trashedAt is not null");

        private final String hql;

        Asked(String hql) {
            this.hql = hql;
        }

        /** Takes {@code :now}, and a parameter for each status, by its name. */
        public String hql() {
            return hql;
        }
    }

    private PostConditions() {
    }

    /** What anybody may read. */
    public static Where isPublic(Instant now) {
        return any(PUBLIC_ONLY, now);
    }

    /** The statuses asked for; what is public, where none is. */
    static Set<Asked> statuses(PostFilter filter) {
        var names = AnyOf.of("status", filter.status());
        return names == null ? filter.reviewRequested() == null ? PUBLIC_ONLY : EnumSet.of(Asked.DRAFT, Asked.PUBLISHED)
                : names.stream().map(PostConditions::status).collect(toCollection(() -> EnumSet.noneOf(Asked.class)));
    }

    static boolean arePublic(Set<Asked> statuses) {
        return statuses.equals(PUBLIC_ONLY);
    }

    /**
     * Beyond what is public, a caller sees their own posts, and an editor all: 401 for a stranger who asks for more, 403 for a
     * token that is not good for reading it.
     */
    static Where visible(Set<Asked> statuses, Caller caller, Instant now) {
        if (arePublic(statuses)) {
            return isPublic(now);
        }
        caller.mustBe(Role.CONTRIBUTOR, Scope.READ);
        var where = any(statuses, now);
        if (caller.may(Role.EDITOR, Scope.READ)) {
            return where;
        }
        where.set("me", caller.known());
        if (statuses.contains(Asked.PUBLISHED)) {
            return where.and("(" + Asked.PUBLISHED.hql + " or " + OWN + ")")
                    .set("published", PostStatus.PUBLISHED).set("now", now);
        }
        return statuses.contains(Asked.SCHEDULED) ? where.and(OWN) : where.and(OWN_UNLISTED).set("never", TaxonomyLink.NEVER);
    }

    /** One status adds its conditions as they stand, so that an index can serve them. */
    private static Where any(Set<Asked> statuses, Instant now) {
        var hql = statuses.size() == 1 ? statuses.iterator().next().hql
                : statuses.stream().map(status -> "(" + status.hql + ")").collect(joining(" or ", "(", ")"));
        var where = new Where().and(hql);
        for (var status : PostStatus.values()) {
            var name = EnumNames.of(status);
            where = hql.contains(":" + name) ? where.set(name, status) : where;
        }
        return hql.contains(":now") ? where.set("now", now) : where;
    }

    static void filter(Where where, PostFilter filter) {
        AnyOf.refs(where, "ids", filter.ids(), "%s", "p");
        AnyOf.refs(where, "exclude", filter.exclude(), "not %s", "p");
        where.in("p.language", "language", AnyOf.of("language", filter.language()))
                .and("p.featured = :featured", "featured", filter.featured())
                .and("p.publishedAt > :publishedAfter", "publishedAfter", filter.publishedAfter())
                .and("p.publishedAt < :publishedBefore", "publishedBefore", filter.publishedBefore())
                .and("p.updatedAt > :updatedAfter", "updatedAfter", filter.updatedAfter());
    }

    private static Asked status(String name) {
        return Arrays.stream(Asked.values()).filter(s -> EnumNames.of(s).equals(name)).findFirst()
                .orElseThrow(() -> INVALID_PARAMETER.in("status", "UnknownStatus", "does not know “%s”; it takes %s", name,
                        Arrays.stream(Asked.values()).map(EnumNames::of).collect(joining(", "))));
    }

    /**
     * What all the conditions of a list are about: visible, and as asked for. Authors, categories and tags are
     * {@link TaxonomyFilter}'s.
     */
    static Where of(PostFilter filter, Set<Asked> statuses, Caller caller, Instant now) {
        var where = visible(statuses, caller, now);
        filter(where, filter);
        if (filter.reviewRequested() != null) {
            review(where, filter.reviewRequested(), caller);
        }
        return where;
    }

    /** What is written beside a public post concerns its authors and editors, like a draft. */
    private static void review(Where where, boolean requested, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.READ);
        where.and("p.id " + (requested ? "" : "not ") + WAITS);
        if (!caller.may(Role.EDITOR, Scope.READ)) {
            where.and(OWN).set("me", caller.known());
        }
    }
}
