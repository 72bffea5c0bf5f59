package dev.standfirst.post.list;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.post.card.PostCard;
import dev.standfirst.post.card.PostCards;
import dev.standfirst.post.card.PostInclude.Asked;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.post.card.PostRow;
import dev.standfirst.post.card.PostSummary;
import dev.standfirst.slug.Ref;

/** Reads lists of posts. */
@ApplicationScoped
public class PostListReader {

    private final CurrentSession session;
    private final PostCards cards;
    private final PostIncludes includes;
    private final PostDependencies dependencies;
    private final PostCounts counts;
    private final Clock clock;

    PostListReader(CurrentSession session, PostCards cards, PostIncludes includes, PostDependencies dependencies,
            PostCounts counts, Clock clock) {
        this.session = session;
        this.cards = cards;
        this.includes = includes;
        this.dependencies = dependencies;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * One statement, whatever the page holds, where the posts are read in the order of their dates; elsewhere two: the
     * posts, and what they are filed under. One more where that is asked for, one for a total that is not known, and one
     * for each include that reads.
     */
    public Page<PostSummary> list(PostFilter filter, String sort, @Nullable String window, @Nullable String include,
            Listing listing, Caller caller, @Nullable String acceptLanguage) {
        var now = clock.instant();
        var shares = PopularityWindow.of(window);
        var statuses = PostConditions.statuses(filter);
        var isPublic = PostConditions.arePublic(statuses);
        var where = PostConditions.of(filter, statuses, caller, now);
        var filing = TaxonomyFilter.of(filter, session.get());
        var along = isPublic ? PostSort.along(filing, sort, shares) : null;
        var order = along != null ? along : PostSort.parse(sort, isPublic, filter, shares);
        var isByShares = PostSort.window(order) != null;
        if (window != null && !isByShares) {
            throw INVALID_PARAMETER.in("window", "NotByShares", "takes a list that is sorted by shares, as in sort=-shares");
        }
        var from = along != null ? filing.leading(where) : (ListQuery.Source) descending -> PostRow.FROM;
        filing.restrict(where, along != null);
        var extras = includes.forEachPost(includes.ofList(include));
        var isInOrder = isPublic && filing.isAll(filter) && (along != null || !filing.isAny());
        var readsWhatItGives = isInOrder && PostSort.isByDate(order) && (along == null || filing.isOneStretch())
                && listing.page() == null;
        var select = readsWhatItGives ? PostRow.SELECT_WITH_LISTS
                : isByShares ? PostRow.SELECT.formatted(shares.hql) : PostRow.SELECT_UNCOUNTED;
        var query = new ListQuery<>(PostRow.class, PostRow::id, order, listing).inOrder(isInOrder);
        var page = query.fetch(session.get(), select, from, PostSort.beside(order, isPublic), where,
                count -> isPublic ? counts.of(filter, now, count) : count.getAsLong());
        dependencies.dependsOnList(filter, order, listing, query.span().of(Instant.class));
        return page.mapAll(rows -> cards.of(rows, extras, new Asked(now, acceptLanguage))).map(PostCard::summary);
    }

    /** The public ones among the posts that are named, by what names them. One statement. */
    public Map<Ref, UUID> findPublic(List<Ref> refs) {
        dependencies.dependsOnPostsNamed(refs);
        var where = PostConditions.isPublic(clock.instant());
        AnyOf.refs(where, "posts", refs, "%s", "p");
        var query = session.get().createSelectionQuery("select p.id, p.slug from Post p" + where.hql(), Ref.class);
        where.bind(query);
        var found = new HashMap<Ref, UUID>();
        for (var post : query.getResultList()) {
            found.put(new Ref(post.id(), null), Objects.requireNonNull(post.id()));
            found.put(new Ref(null, post.slug()), Objects.requireNonNull(post.id()));
        }
        return found;
    }
}
