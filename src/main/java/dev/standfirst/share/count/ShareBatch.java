package dev.standfirst.share.count;

import static java.util.Collections.nCopies;
import static java.util.Comparator.comparing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.database.lock.RowLock;
import dev.standfirst.post.card.PostShares;
import dev.standfirst.share.ShareConfig;
import dev.standfirst.share.read.ShareCount;

/**
 * Writes many shares within one transaction, each row once, however many shares it counts. All writers of shares lock rows
 * in the same order of tables, and within each table by key: posts, remembered visitors, counts, days, and elsewhere the
 * popularity and its hours.
 */
@Singleton
class ShareBatch {

    private static final PostShares NO_SHARES = PostShares.of(Map.of());

    private final RowLock locks;
    private final ShareStore store;
    private final ShareConfig config;
    private final Clock clock;

    ShareBatch(RowLock locks, ActiveDatabase database, ShareConfig config, Clock clock) {
        this.locks = locks;
        this.store = database.isEmbedded() ? new H2ShareStore() : new PostgresShareStore();
        this.config = config;
        this.clock = clock;
    }

    /**
     * Writes shares in the transaction of a connection, which must not have locked anything before.
     *
     * @return the outcome of each share, in the order of the shares, once the transaction is committed
     */
    List<ShareOutcome> write(Connection connection, List<PendingShare> shares) throws SQLException {
        var posts = locks.preventDeletion(connection, "post",
                new TreeSet<>(shares.stream().map(PendingShare::post).toList()));
        if (posts.isEmpty()) {
            return nCopies(shares.size(), ShareOutcome.POST_NOT_FOUND);
        }
        var now = clock.instant();
        var counted = removeRepeated(connection,
                shares.stream().filter(share -> share.visitor().counts() && posts.contains(share.post())).toList(), now);
        var counts = store.add(connection, countByKey(counted), LocalDate.ofInstant(now, ZoneOffset.UTC), posts);
        return shares.stream().map(share -> !posts.contains(share.post()) ? ShareOutcome.POST_NOT_FOUND
                : new ShareOutcome(counted.contains(share), counts.getOrDefault(share.post(), NO_SHARES))).toList();
    }

    /** Returns the shares that their visitors did not make before within the dedupe window, and remembers these visitors. */
    private Set<PendingShare> removeRepeated(Connection connection, List<PendingShare> shares, Instant now)
            throws SQLException {
        var remembered = store.findRemembered(connection,
                shares.stream().flatMap(share -> share.visitor().earlier().stream()).toList(), now);
        var firstOfVisitor = new TreeMap<String, PendingShare>();
        var counted = new HashSet<PendingShare>();
        for (var share : shares) {
            var visitor = share.visitor();
            if (visitor.today() == null) {
                counted.add(share);
            } else if (visitor.earlier().stream()
                    .noneMatch(day -> remembered.contains(day) || firstOfVisitor.containsKey(day))) {
                firstOfVisitor.putIfAbsent(visitor.today(), share);
            }
        }
        store.remember(connection, firstOfVisitor.keySet(), now, now.plus(config.dedupeWindow()))
                .forEach(visitor -> counted.add(firstOfVisitor.get(visitor)));
        return counted;
    }

    private static SortedMap<ShareCount.Key, Long> countByKey(Collection<PendingShare> shares) {
        var counts = new TreeMap<ShareCount.Key, Long>(
                comparing(ShareCount.Key::postId).thenComparing(ShareCount.Key::network));
        for (var share : shares) {
            counts.merge(new ShareCount.Key(share.post(), share.network()), 1L, Long::sum);
        }
        return counts;
    }
}
