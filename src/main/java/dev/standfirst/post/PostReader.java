package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.delivery.Dependencies;
import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.post.PostInclude.Asked;
import dev.standfirst.slug.MovedException;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Shows posts: in lists, and alone with all that their page needs. */
@ApplicationScoped
public class PostReader {

    private final CurrentSession session;
    private final PostCards cards;
    private final PostIncludes includes;
    private final ArticlePage page;
    private final PreviewLinks previews;
    private final Slugs slugs;
    private final Dependencies dependencies;
    private final PostDependencies postDependencies;
    private final PostCounts totals;
    private final Clock clock;

    PostReader(CurrentSession session, PostCards cards, PostIncludes includes, ArticlePage page, PreviewLinks previews,
            Slugs slugs, Dependencies dependencies, PostDependencies postDependencies, PostCounts totals, Clock clock) {
        this.session = session;
        this.cards = cards;
        this.includes = includes;
        this.page = page;
        this.previews = previews;
        this.slugs = slugs;
        this.dependencies = dependencies;
        this.postDependencies = postDependencies;
        this.totals = totals;
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
                count -> isPublic ? totals.of(filter, now, count) : count.getAsLong());
        postDependencies.dependsOnList(filter, order, listing, query.span().of(Instant.class));
        return page.mapAll(rows -> cards.of(rows, extras, new Asked(now, acceptLanguage))).map(PostCard::summary);
    }

    /**
     * The post with all that its page shows; a constant number of statements, whatever it holds. Only who may know more than
     * strangers do, and who is to be told why there is nothing, costs the entities.
     */
    public PostView get(Ref ref, @Nullable String include, Caller caller, @Nullable String acceptLanguage) {
        var names = includes.ofPost(include);
        if (caller.isStranger() && ref.isPossible()) {
            var shown = find(PublicPostRow.SELECT, ref, PublicPostRow.class);
            if (shown != null && shown.isPublic(clock.instant())) {
                return page.of(shown, names, acceptLanguage);
            }
        }
        var detail = ref.isPossible() ? load(ref) : null;
        if (detail == null) {
            throw movedOrMissing(ref, caller);
        }
        PostAccess.mustBeVisible(detail.post(), ref, caller, clock.instant());
        return page.of(detail, names, caller, acceptLanguage);
    }

    /**
     * What a preview link shows to anybody, with all that the post's page shows: the working copy where there is one,
     * else the post as it is kept, public or not.
     */
    public PostView preview(Ref ref, String token, @Nullable String include, @Nullable String acceptLanguage) {
        var names = includes.ofPost(include);
        dependencies.markPrivate();
        var post = previews.open(ref, token);
        return WorkingCopy.<WorkingCopy> findByIdOptional(post.id)
                .map(draft -> page.of(detail(post), draft, names, Caller.STRANGER, acceptLanguage))
                .orElseGet(() -> page.of(detail(post), names, Caller.STRANGER, acceptLanguage));
    }

    /** The post as its writer gets it back, whoever else may see it. */
    PostView written(Post post, Caller caller) {
        Post.flush();
        return page.of(detail(post), Set.of(), caller, null);
    }

    /** The working copy as its writer gets it back. */
    PostView written(Post post, WorkingCopy draft, Caller caller) {
        Post.flush();
        return page.of(detail(post), draft, Set.of(), caller, null);
    }

    /** The working copy of the post; 404 where there is none. */
    public PostView getDraft(Ref ref, @Nullable String include, Caller caller, @Nullable String acceptLanguage) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.READ);
        var names = includes.ofPost(include);
        var post = visible(ref, caller);
        PostAccess.mustBeAbleToSeeSource(post, caller, clock.instant());
        return page.of(detail(post), WorkingCopy.mustFind(post), names, caller, acceptLanguage);
    }

    /** The post for a change, locked until the end of the transaction; 404, or 308 where the slug is a former one. */
    Post lock(Ref ref, Caller caller) {
        return Post.findByRef(ref, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> movedOrMissing(ref, caller));
    }

    /** The post's id, for those who only need to know that the caller may see it; 404, 410 or 308 where they may not. */
    public UUID find(Ref ref, Caller caller) {
        var id = visible(ref, caller).id;
        dependencies.dependsOn(Post.KEY, id);
        return id;
    }

    /** The post itself, if the caller may see it; 404, 410 or 308 where they may not. */
    Post visible(Ref ref, Caller caller) {
        var post = Post.findByRef(ref, LockModeType.NONE).orElseThrow(() -> movedOrMissing(ref, caller));
        PostAccess.mustBeVisible(post, ref, caller, clock.instant());
        return post;
    }

    /** The public ones among the posts that are named, by what names them. One statement. */
    public Map<Ref, UUID> findPublic(List<Ref> refs) {
        postDependencies.dependsOnPostsNamed(refs);
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

    private LoadedPost detail(Post post) {
        return Objects.requireNonNull(load(new Ref(post.id, null)));
    }

    private @Nullable LoadedPost load(Ref ref) {
        return find("select p, c, by, planner, " + PostRow.SITE, ref, LoadedPost.class);
    }

    private <T> @Nullable T find(String select, Ref ref, Class<T> type) {
        return session.get()
                .createSelectionQuery(select + PostRow.FROM
                        + " join PostContent c on c.postId = p.id left join p.publishedBy by left join p.scheduledBy planner where "
                        + (ref.id() != null ? "p.id = :ref" : "p.slug = :ref"), type)
                .setParameter("ref", ref.id() != null ? ref.id() : ref.slug())
                .getSingleResultOrNull();
    }

    /**
     * A former address leads on only for those who may see where it leads; one of what was deleted says so, if it was public.
     */
    private RuntimeException movedOrMissing(Ref ref, Caller caller) {
        var owner = ref.id() != null ? ref.id() : slugs.formerOwner(SlugKind.POST, ref).orElse(null);
        if (owner == null) {
            return PostAccess.unknown(ref);
        }
        return Post.<Post> findByIdOptional(owner).<RuntimeException> map(post -> movedOrMissing(ref, post, caller))
                .orElseGet(() -> PostTombstone.findById(owner) != null ? PostAccess.gone(ref) : PostAccess.unknown(ref));
    }

    private RuntimeException movedOrMissing(Ref ref, Post post, Caller caller) {
        return PostAccess.maySee(post, caller, clock.instant()) ? new MovedException(ref, post.slug)
                : PostAccess.missing(post, ref);
    }
}
