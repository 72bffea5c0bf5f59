package dev.standfirst.share.read;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.change.Dependencies;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.InList;
import dev.standfirst.post.PostFinder;
import dev.standfirst.post.card.PostShares;
import dev.standfirst.post.list.PostListReader;
import dev.standfirst.slug.Ref;

/** Reads share counts of posts and their history. */
@ApplicationScoped
public class ShareReader {

    private static final PostShares NONE = PostShares.of(Map.of());

    /** Time for which a cached response may lack shares that were counted on other instances. */
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private record Row(UUID post, String network, Long count) {
    }

    private final CurrentSession session;
    private final PostFinder finder;
    private final PostListReader posts;
    private final Dependencies dependencies;
    private final Clock clock;

    ShareReader(CurrentSession session, PostFinder finder, PostListReader posts, Dependencies dependencies, Clock clock) {
        this.session = session;
        this.finder = finder;
        this.posts = posts;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    public ShareHistoryView get(Ref ref, ShareDays requested, Caller caller) {
        var days = requested.within(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var post = finder.find(ref, caller);
        var shares = of(post);
        return days == null ? ShareHistoryView.of(shares) : ShareHistoryView.of(shares, baseline(post), byDay(post, days));
    }

    /** Finds the id of a public post, also outside of a request; 404, 410 or 308 if there is none. */
    @ActivateRequestContext
    public UUID findPublic(Ref ref) {
        return finder.find(ref, Caller.ANONYMOUS);
    }

    /** Reads the counts of up to 100 public posts by two statements. */
    public SharesOfPost.All list(@Nullable String refs) {
        if (refs == null) {
            throw INVALID_PARAMETER.in("posts", "Required", "must name the posts, by ids or slugs separated by commas");
        }
        var ids = posts.findPublic(refs);
        var shares = of(ids.values());
        var items = new ArrayList<SharesOfPost>();
        ids.forEach((name, id) -> items.add(SharesOfPost.of(name, shares.getOrDefault(id, NONE))));
        return new SharesOfPost.All(List.copyOf(items));
    }

    /** Returns the key by which a response depends on the share counts of a post. */
    public static String key(UUID post) {
        return "shares:" + post;
    }

    public PostShares of(UUID post) {
        return of(List.of(post)).getOrDefault(post, NONE);
    }

    /** Reads the counts of posts by one statement; posts without a share are absent. */
    public Map<UUID, PostShares> of(Collection<UUID> posts) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        posts.forEach(post -> dependencies.dependsOnKey(key(post)));
        dependencies.expiresAt(clock.instant().plus(MAX_AGE));
        var networks = new HashMap<UUID, Map<String, Long>>();
        var among = new InList("post", posts);
        var query = session.get()
                .createSelectionQuery("select n.postId, n.network, n.counted + n.baseline from ShareCount n "
                        + "where n.postId in " + among.hql() + " and n.counted + n.baseline > 0", Row.class);
        among.bind(query);
        query.getResultList()
                .forEach(row -> networks.computeIfAbsent(row.post, post -> new TreeMap<>()).put(row.network, row.count));
        var shares = new HashMap<UUID, PostShares>();
        networks.forEach((post, counts) -> shares.put(post, PostShares.of(counts)));
        return shares;
    }

    private PostShares baseline(UUID post) {
        var networks = new TreeMap<String, Long>();
        session.get()
                .createSelectionQuery(
                        "select n.postId, n.network, n.baseline from ShareCount n where n.postId = :post and n.baseline > 0",
                        Row.class)
                .setParameter("post", post).getResultList().forEach(row -> networks.put(row.network, row.count));
        return PostShares.of(networks);
    }

    private List<SharesOfDay> byDay(UUID post, ShareDays.Range days) {
        var byDay = new TreeMap<LocalDate, Map<String, Long>>();
        session.get().createSelectionQuery("from ShareDay d where d.postId = :post and d.sharedOn between :from and :to",
                ShareDay.class).setParameter("post", post).setParameter("from", days.from()).setParameter("to", days.to())
                .getResultList().forEach(day -> byDay.computeIfAbsent(day.sharedOn, key -> new TreeMap<>()).put(day.network,
                        day.counted));
        return byDay.entrySet().stream().map(day -> SharesOfDay.of(day.getKey(), PostShares.of(day.getValue()))).toList();
    }
}
