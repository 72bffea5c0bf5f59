package dev.standfirst.post;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.author.Author;
import dev.standfirst.author.AuthorRef;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.post.PostInclude.Asked;
import dev.standfirst.post.PostView.AdjacentPosts;
import dev.standfirst.slug.MovedException;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Shows posts: in lists, and alone with all that their page needs. */
@ApplicationScoped
public class PostReader {

    /** A post as its own page needs it; what other posts need of it is in {@link PostRow}. */
    private record Detail(Post post, PostContent content, @Nullable Author publishedBy, @Nullable String siteUrl,
            @Nullable String siteLanguage) {
    }

    private final CurrentSession session;
    private final PostCards cards;
    private final PostIncludes includes;
    private final PostNeighbours neighbours;
    private final PreviewLinks previews;
    private final Slugs slugs;
    private final Clock clock;

    PostReader(CurrentSession session, PostCards cards, PostIncludes includes, PostNeighbours neighbours,
            PreviewLinks previews, Slugs slugs, Clock clock) {
        this.session = session;
        this.cards = cards;
        this.includes = includes;
        this.neighbours = neighbours;
        this.previews = previews;
        this.slugs = slugs;
        this.clock = clock;
    }

    /**
     * Four statements, whatever the page holds: posts, authors, categories, tags; one more for the total and for each include.
     */
    @Transactional
    public Page<PostSummary> list(PostFilter filter, @Nullable String sort, @Nullable String include, Listing listing,
            Caller caller, @Nullable String acceptLanguage) {
        var statuses = PostConditions.statuses(filter);
        var order = PostSort.parse(sort, PostConditions.arePublic(statuses));
        var extras = includes.forEachPost(includes.names(include, false));
        var select = order.uses(PostSort.BY_SHARES) ? PostRow.SELECT.formatted(PostSort.SHARES) : PostRow.SELECT_UNCOUNTED;
        return new ListQuery<>(PostRow.class, PostRow::id, order, listing)
                .fetch(session.get(), select, PostRow.FROM, PostConditions.of(filter, statuses, caller))
                .mapAll(rows -> cards.of(rows, extras, new Asked(clock.instant(), acceptLanguage)))
                .map(PostCard::summary);
    }

    /** The post with all that its page shows; a constant number of statements, whatever it holds. */
    @Transactional
    public PostView get(Ref ref, @Nullable String include, Caller caller, @Nullable String acceptLanguage) {
        var names = includes.names(include, true);
        var detail = ref.isPossible() ? load(ref) : null;
        if (detail == null) {
            throw movedOrMissing(ref, caller);
        }
        PostAccess.mustBeVisible(detail.post, ref, caller);
        return view(detail, names, caller, acceptLanguage);
    }

    /** What a preview link shows to anybody, with all that the post's page shows: the post as it is kept, public or not. */
    @Transactional
    public PostView preview(Ref ref, String token, @Nullable String include, @Nullable String acceptLanguage) {
        var names = includes.names(include, true);
        var post = previews.open(ref, token);
        return view(Objects.requireNonNull(load(new Ref(post.id, null))), names, Caller.STRANGER, acceptLanguage);
    }

    /** The post as its writer gets it back, whoever else may see it. */
    PostView written(Post post, Caller caller) {
        Post.flush();
        return view(Objects.requireNonNull(load(new Ref(post.id, null))), Set.of(), caller, null);
    }

    /** The post for a change, locked until the end of the transaction; 404, or 308 where the slug is a former one. */
    Post lock(Ref ref, Caller caller) {
        return Post.findByRef(ref, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> movedOrMissing(ref, caller));
    }

    /** The post's id, for those who only need to know that the caller may see it; 404, 410 or 308 where they may not. */
    @Transactional
    public UUID find(Ref ref, Caller caller) {
        var post = Post.findByRef(ref, LockModeType.NONE).orElseThrow(() -> movedOrMissing(ref, caller));
        PostAccess.mustBeVisible(post, ref, caller);
        return post.id;
    }

    private PostView view(Detail detail, Set<String> names, Caller caller, @Nullable String acceptLanguage) {
        var row = PostRow.of(detail.post, detail.siteUrl, detail.siteLanguage);
        var recent = names.contains(PostIncludes.RECENT) ? neighbours.recent(row) : null;
        var related = names.contains(PostIncludes.RELATED) ? neighbours.related(row) : null;
        var previous = names.contains(PostIncludes.ADJACENT) ? neighbours.previous(row) : null;
        var next = names.contains(PostIncludes.ADJACENT) ? neighbours.next(row) : null;

        // Whatever is shown of any of them is fetched for all of them at once.
        var summaries = summaries(together(row, recent, related, previous, next), names, acceptLanguage);
        return PostView.of(of(row, summaries),
                new ContentView(detail.content.format,
                        PostAccess.maySeeSource(detail.post, caller) ? detail.content.source : null,
                        detail.content.html),
                detail.post.seo, detail.publishedBy == null ? null : AuthorRef.of(detail.publishedBy), row.createdAt(),
                detail.post.version,
                recent == null ? null : recent.stream().map(other -> of(other, summaries)).toList(),
                related == null ? null : related.stream().map(other -> of(other, summaries)).toList(),
                names.contains(PostIncludes.ADJACENT)
                        ? new AdjacentPosts(previous == null ? null : of(previous, summaries),
                                next == null ? null : of(next, summaries))
                        : null);
    }

    /** The public ones among the posts that are named, by what names them. One statement. */
    @Transactional
    public Map<Ref, UUID> findPublic(List<Ref> refs) {
        var where = PostConditions.isPublic();
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

    private @Nullable Detail load(Ref ref) {
        return session.get()
                .createSelectionQuery("select p, c, by, " + PostRow.SITE + PostRow.FROM
                        + " join PostContent c on c.postId = p.id left join p.publishedBy by where "
                        + (ref.id() != null ? "p.id = :ref" : "p.slug = :ref"), Detail.class)
                .setParameter("ref", ref.id() != null ? ref.id() : ref.slug())
                .getSingleResultOrNull();
    }

    /** A former address leads on only for those who may see where it leads. */
    private RuntimeException movedOrMissing(Ref ref, Caller caller) {
        return slugs.formerOwner(SlugKind.POST, ref).flatMap(id -> Post.<Post> findByIdOptional(id))
                .<RuntimeException> map(post -> PostAccess.maySee(post, caller) ? new MovedException(ref, post.slug)
                        : PostAccess.missing(post, ref))
                .orElseGet(() -> PostAccess.unknown(ref));
    }

    private Map<UUID, PostSummary> summaries(List<PostRow> rows, Set<String> names, @Nullable String acceptLanguage) {
        return cards.of(rows, includes.forEachPost(names), new Asked(clock.instant(), acceptLanguage)).stream()
                .collect(toMap(PostCard::id, PostCard::summary));
    }

    private static PostSummary of(PostRow row, Map<UUID, PostSummary> summaries) {
        return Objects.requireNonNull(summaries.get(row.id()));
    }

    private static List<PostRow> together(PostRow row, @Nullable List<PostRow> recent, @Nullable List<PostRow> related,
            @Nullable PostRow previous, @Nullable PostRow next) {
        var rows = new ArrayList<PostRow>();
        rows.add(row);
        if (recent != null) {
            rows.addAll(recent);
        }
        if (related != null) {
            rows.addAll(related);
        }
        if (previous != null) {
            rows.add(previous);
        }
        if (next != null) {
            rows.add(next);
        }
        return List.copyOf(rows.stream().collect(toMap(PostRow::id, identity(), (one, same) -> one)).values());
    }
}
