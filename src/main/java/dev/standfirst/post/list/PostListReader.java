package dev.standfirst.post.list;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.post.card.IncludeContext;
import dev.standfirst.post.card.PostCard;
import dev.standfirst.post.card.PostCards;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.post.card.PostRow;
import dev.standfirst.post.card.PostSummary;
import java.util.LinkedHashMap;

/** Reads lists of posts. */
@ApplicationScoped
public class PostListReader {

    private final CurrentSession session;
    private final PostCards cards;
    private final PostIncludes includes;
    private final PostDependencies dependencies;
    private final PostCounts counts;
    private final PageBudget budget;
    private final Clock clock;

    PostListReader(CurrentSession session, PostCards cards, PostIncludes includes, PostDependencies dependencies,
            PostCounts counts, PageBudget budget, Clock clock) {
        this.session = session;
        this.cards = cards;
        this.includes = includes;
        this.dependencies = dependencies;
        this.counts = counts;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * One list page. Costs one statement where the query reads only the rows that it returns (see {@link PostListPlan}), else
     * two: the posts, and their taxonomy. A filter by names costs one more, an unknown total one, and each include that
     * reads one; the bodies cost two, their sizes and the bodies.
     */
    public Page<PostSummary> list(PostFilter filter, String sort, @Nullable String window, @Nullable String include,
            Listing listing, Caller caller, @Nullable String acceptLanguage) {
        var now = clock.instant();
        var conditions = PostConditions.of(filter, caller, now);
        var names = FilterNames.of(filter, session.get(), caller, now);
        names.restrict(conditions.where());
        var order = PostSort.parse(sort, window, names.ids());
        var included = includes.ofList(include);
        var requested = includes.forEachPost(included);
        var taxonomy = names.taxonomy();

        var query = PostListQuery.choose(conditions.isPublic(), filter, taxonomy, order, listing, conditions.where());

        var list = query.with(listing);
        if (included.contains(PostIncludes.CONTENT)) {
            list.fitting(budget::fitting);
        }
        var rows = fetch(query, list, filter, names, order, listing, conditions.isPublic(), now);

        return rows.mapAll(page -> cards.of(page, requested, new IncludeContext(now, acceptLanguage)))
                .map(PostCard::summary);
    }

    private Page<PostRow> fetch(PostListQuery query, ListQuery<PostRow> list, PostFilter filter, FilterNames names, PostSort sort,
            Listing listing, boolean isPublic, Instant now) {
        var rows = list.fetch(session.get(), query.select(), query.from(), query.join(), query.where(),
                count -> isPublic ? counts.of(filter, now, count) : count.getAsLong());
        dependencies.dependsOnList(filter, names, sort, listing, list.span().of(Instant.class));
        return rows;
    }

    /**
     * Ids of the public posts that the parameter {@code posts} names, by id or by current or former slug; 400 for a name that
     * leads to no public post. Runs one statement, and one more if a name is no current one.
     */
    public Map<String, UUID> findPublic(String posts) {
        var names = FilterNames.ofPosts(posts, session.get(), clock.instant());
        var ids = new LinkedHashMap<String, UUID>();
        names.posts().forEach(name -> ids.put(name, names.post(name)));
        dependencies.dependsOnPosts(ids.values());
        return ids;
    }
}
