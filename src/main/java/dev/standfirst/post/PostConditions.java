package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.util.Arrays;
import java.util.List;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.Where;
import dev.standfirst.problem.EnumNames;

/** The conditions of a list of posts, in HQL about {@code p}. */
final class PostConditions {

    private static final List<PostStatus> PUBLIC_ONLY = List.of(PostStatus.PUBLISHED);

    private PostConditions() {
    }

    /** What anybody may read. */
    static Where isPublic() {
        return new Where().and("p.status = :published", "published", PostStatus.PUBLISHED).and("p.trashedAt is null");
    }

    /** The statuses asked for; what is public, where none is. */
    static List<PostStatus> statuses(PostFilter filter) {
        var names = AnyOf.of("status", filter.status());
        return names == null ? PUBLIC_ONLY : names.stream().map(PostConditions::status).toList();
    }

    static boolean arePublic(List<PostStatus> statuses) {
        return statuses.equals(PUBLIC_ONLY);
    }

    /**
     * Beyond what is public, a caller sees their own posts, and an editor all: 401 for a stranger who asks for more, 403 for a
     * token that is not good for reading it.
     */
    static Where visible(List<PostStatus> statuses, Caller caller) {
        if (arePublic(statuses)) {
            return isPublic();
        }
        caller.mustBe(Role.CONTRIBUTOR, Scope.READ);
        var where = new Where().and("p.status in :statuses", "statuses", statuses).and("p.trashedAt is null");
        return caller.may(Role.EDITOR, Scope.READ) ? where
                : where.and("(p.status = :published or exists (select 1 from p.authors me where me.id = :me))")
                        .set("published", PostStatus.PUBLISHED).set("me", caller.known());
    }

    static void filter(Where where, PostFilter filter) {
        // Subselects that depend on nothing: H2 evaluates them once, where it would run an “exists” for each post.
        AnyOf.refs(where, "author", filter.author(), "p.id in (select o.id from Post o join o.authors a where %s)", "a");
        AnyOf.refs(where, "category", filter.category(), "p.id in (select o.id from Post o join o.categories c where c.id in "
                + "(select below.id from Category below join Category above on below.path like concat(above.path, '%%') where %s))",
                "above");
        AnyOf.refs(where, "ids", filter.ids(), "%s", "p");
        AnyOf.refs(where, "exclude", filter.exclude(), "not %s", "p");
        where.and("p.id in (select o.id from Post o join o.tags t where t.slug in :tags)", "tags",
                AnyOf.of("tag", filter.tag()))
                .and("p.language in :languages", "languages", AnyOf.of("language", filter.language()))
                .and("p.featured = :featured", "featured", filter.featured())
                .and("p.publishedAt > :publishedAfter", "publishedAfter", filter.publishedAfter())
                .and("p.publishedAt < :publishedBefore", "publishedBefore", filter.publishedBefore())
                .and("p.updatedAt > :updatedAfter", "updatedAfter", filter.updatedAfter());
    }

    private static PostStatus status(String name) {
        return Arrays.stream(PostStatus.values()).filter(s -> EnumNames.of(s).equals(name)).findFirst()
                .orElseThrow(
                        () -> INVALID_PARAMETER.in("status", "UnknownStatus", "does not know “%s”; it takes draft, published, "
                                + "archived", name));
    }

    /** What all the conditions of a list are about: visible, and as asked for. */
    static Where of(PostFilter filter, List<PostStatus> statuses, Caller caller) {
        var where = visible(statuses, caller);
        filter(where, filter);
        return where;
    }
}
