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
import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.InList;
import dev.standfirst.post.PostFinder;
import dev.standfirst.post.card.PostShares;
import dev.standfirst.post.list.PostListReader;
import dev.standfirst.slug.Ref;

/** Shows how often posts were shared. */
@ApplicationScoped
public class ShareReader {

    private static final PostShares NONE = PostShares.of(Map.of());

    /** For so long an answer may show counts that have grown by what was shared on other instances. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

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

    public ShareHistoryView get(Ref ref, ShareDays asked, Caller caller) {
        var days = asked.within(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var post = finder.find(ref, caller);
        var shares = of(post);
        return days == null ? ShareHistoryView.of(shares) : ShareHistoryView.of(shares, baseline(post), byDay(post, days));
    }

    /** The public post's id, for whoever asks outside of a request; 404, 410 or 308 where there is none. */
    @ActivateRequestContext
    public UUID findPublic(Ref ref) {
        return finder.find(ref, Caller.ANONYMOUS);
    }

    /** Two statements for up to a hundred posts. */
    public SharesOfPost.All list(@Nullable String refs) {
        var names = AnyOf.of("posts", refs);
        if (names == null) {
            throw INVALID_PARAMETER.in("posts", "Required", "must name the posts, by ids or slugs separated by commas");
        }
        var ids = posts.findPublic(names.stream().map(Ref::fromString).toList());
        var shares = of(ids.values());
        var items = new ArrayList<SharesOfPost>();
        for (var name : names) {
            var id = ids.get(Ref.fromString(name));
            if (id != null) {
                items.add(SharesOfPost.of(name, shares.getOrDefault(id, NONE)));
            }
        }
        return new SharesOfPost.All(List.copyOf(items));
    }

    /** Names the counts of a post among the sources of an answer. */
    public static String key(UUID post) {
        return "shares:" + post;
    }

    public PostShares of(UUID post) {
        return of(List.of(post)).getOrDefault(post, NONE);
    }

    /** One statement; posts without a share are absent. */
    public Map<UUID, PostShares> of(Collection<UUID> posts) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        posts.forEach(post -> dependencies.dependsOnKey(key(post)));
        dependencies.expiresAt(clock.instant().plus(GOOD_FOR));
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
