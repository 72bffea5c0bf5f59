package dev.standfirst.share.count;

import static java.util.Collections.nCopies;
import static java.util.Comparator.comparing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Singleton;

import dev.standfirst.post.card.PostShares;
import dev.standfirst.share.ShareConfig;
import dev.standfirst.share.count.ManyRows.Counting;
import dev.standfirst.share.count.ManyRows.Holding;
import dev.standfirst.share.read.ShareCount;

/**
 * Writes many shares within one transaction, each row once however many shares it stands for. All who write these tables take
 * hold of their rows in this order: the posts, then what recognises visitors, the counts, the days, and elsewhere the totals
 * and the hours; in each table by the key.
 */
@Singleton
public class ShareBatch {

    private static final PostShares NONE = PostShares.of(Map.of());
    private static final Holding RECENT = new Holding("recent_share", "visitor", "expires_at");
    private static final Counting COUNTS = new Counting("share_count", List.of("post_id", "network"), "counted",
            List.of("baseline"));
    private static final Counting DAYS = new Counting("share_day", List.of("post_id", "shared_on", "network"), "counted",
            List.of());

    private final ManyRows rows;
    private final ShareConfig config;
    private final Clock clock;

    ShareBatch(ManyRows rows, ShareConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    /**
     * To be called within a transaction that holds nothing else.
     *
     * @return of each share in its place what will have become of it
     */
    List<ShareOutcome> write(Connection connection, List<PendingShare> shares) throws SQLException {
        var posts = rows.keep(connection, "post", new TreeSet<>(shares.stream().map(PendingShare::post).toList()));
        if (posts.isEmpty()) {
            return nCopies(shares.size(), ShareOutcome.OF_NO_POST);
        }
        var now = clock.instant();
        var counted = fresh(connection,
                shares.stream().filter(share -> share.counts() && posts.contains(share.post())).toList(),
                now);
        var pipeline = new Pipeline(connection);
        count(pipeline, counted, now);
        var counts = counts(pipeline, rows.array(connection, posts));
        return shares.stream().map(share -> !posts.contains(share.post()) ? ShareOutcome.OF_NO_POST
                : new ShareOutcome(counted.contains(share), counts.getOrDefault(share.post(), NONE))).toList();
    }

    /** Those that were not made by the same visitor a moment ago. */
    private Set<PendingShare> fresh(Connection connection, List<PendingShare> shares, Instant now)
            throws SQLException {
        var known = new HashSet<>(
                rows.held(connection, RECENT, shares.stream().flatMap(share -> share.earlier().stream()).toList(), now));
        // Of several by the same visitor, the first.
        var firsts = new TreeMap<String, PendingShare>();
        var fresh = new HashSet<PendingShare>();
        for (var share : shares) {
            if (share.visitor() == null) {
                fresh.add(share);
            } else if (share.earlier().stream().noneMatch(day -> known.contains(day) || firsts.containsKey(day))) {
                firsts.putIfAbsent(share.visitor(), share);
            }
        }
        rows.take(connection, RECENT, firsts.keySet(), now, now.plus(config.dedupeWindow()))
                .forEach(visitor -> fresh.add(firsts.get(visitor)));
        return fresh;
    }

    private void count(Pipeline pipeline, Set<PendingShare> shares, Instant now) throws SQLException {
        var byNetwork = new TreeMap<ShareCount.Key, Long>(
                comparing(ShareCount.Key::postId).thenComparing(ShareCount.Key::network));
        for (var share : shares) {
            byNetwork.merge(new ShareCount.Key(share.post(), share.network()), 1L, Long::sum);
        }
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        rows.add(pipeline, COUNTS, keyed(byNetwork, key -> List.of(key.postId(), key.network())));
        rows.add(pipeline, DAYS, keyed(byNetwork, key -> List.of(key.postId(), today, key.network())));
    }

    private static <K> Map<List<?>, Long> keyed(Map<K, Long> counts, Function<K, List<?>> key) {
        var keyed = new LinkedHashMap<List<?>, Long>();
        counts.forEach((counted, count) -> keyed.put(key.apply(counted), count));
        return keyed;
    }

    private static Map<UUID, PostShares> counts(Pipeline pipeline, Array posts) throws SQLException {
        var networks = new HashMap<UUID, Map<String, Long>>();
        pipeline.query("select post_id, network, counted + baseline from share_count where post_id = any(?) "
                + "and counted + baseline > 0", posts,
                row -> networks.computeIfAbsent(row.getObject(1, UUID.class), post -> new TreeMap<>()).put(row.getString(2),
                        row.getLong(3)));
        var counts = new HashMap<UUID, PostShares>();
        networks.forEach((post, shares) -> counts.put(post, PostShares.of(shares)));
        return counts;
    }
}
