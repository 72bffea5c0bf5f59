package dev.standfirst.taxonomy;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;

/**
 * Which authors and tags a caller may see: all with a token that has the scope {@code read}, because a writer chooses among all
 * of them; else those with a public post. The others are accounts and words of drafts, and do not exist for such a caller.
 * Categories are the structure of the site, and visible to everybody.
 */
public final class TaxonomyAccess {

    private TaxonomyAccess() {
    }

    /** Whether the caller may see authors and tags without a public post. */
    public static boolean maySeeAll(Caller caller) {
        return caller.may(Role.CONTRIBUTOR, Scope.READ);
    }

    /** Whether the caller may see an author or a tag with this number of public posts. */
    public static boolean maySee(long publicPosts, Caller caller) {
        return publicPosts > 0 || maySeeAll(caller);
    }
}
