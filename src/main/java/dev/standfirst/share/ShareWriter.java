package dev.standfirst.share;

import static dev.standfirst.problem.ProblemType.INVALID;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.database.ExclusiveInsert;
import dev.standfirst.delivery.Change;
import dev.standfirst.delivery.Changes;
import dev.standfirst.post.PostReader;
import dev.standfirst.post.PostShares;
import dev.standfirst.post.ShareTotal;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.JsonPointers;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.slug.Ref;

/** Counts shares: what was answered is in the database. */
@ApplicationScoped
public class ShareWriter {

    /** What became of a share: the counts after it, and whether it is among them. */
    record Outcome(boolean counted, PostShares shares) {
    }

    private final ShareReader reader;
    private final PostReader posts;
    private final Networks networks;
    private final Visitors visitors;
    private final ShareConfig config;
    private final ExclusiveInsert exclusive;
    private final Changes changes;
    private final Clock clock;

    ShareWriter(ShareReader reader, PostReader posts, Networks networks, Visitors visitors, ShareConfig config,
            ExclusiveInsert exclusive, Changes changes, Clock clock) {
        this.reader = reader;
        this.posts = posts;
        this.networks = networks;
        this.visitors = visitors;
        this.config = config;
        this.exclusive = exclusive;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    public Outcome share(Ref ref, ShareInput input, Visitor visitor) {
        if (!networks.knows(input.network())) {
            throw INVALID.at("/network", "UnknownNetwork", "must be one of %s", String.join(", ", networks.names()));
        }
        var post = posts.find(ref, Caller.STRANGER);
        var isNew = isNew(visitor, post, input.network(), clock.instant());
        if (isNew) {
            add(post, input.network());
            ShareTotal.add(post, 1);
            changes.announceHere(Change.of(ShareReader.key(post)));
        }
        return new Outcome(isNew, reader.of(post));
    }

    /** Sets what another system had counted, for all networks at once. */
    @Transactional
    public PostShares setBaseline(Ref ref, BaselineInput input, Caller caller) {
        caller.mustBe(Role.EDITOR, Scope.WRITE);
        var unknown = input.networks().keySet().stream().filter(network -> !networks.knows(network))
                .map(network -> InvalidInput.property("/networks/" + JsonPointers.escape(network),
                        "UnknownNetwork", "must be one of " + String.join(", ", networks.names())))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(INVALID, unknown);
        }
        var post = posts.find(ref, caller);
        // In one order everywhere, so that two of these never wait for each other crosswise.
        new TreeSet<>(input.networks().keySet()).forEach(network -> ensureRow(post, network));
        var more = 0L;
        for (var count : ShareCount.lockAll(post)) {
            var baseline = input.networks().getOrDefault(count.network, 0L);
            more += baseline - count.baseline;
            count.baseline = baseline;
        }
        ShareTotal.add(post, more);
        changes.announce(Change.of(ShareReader.key(post)));
        return reader.of(post);
    }

    /** The unique key decides, also between two requests at the same moment. */
    private boolean isNew(Visitor visitor, UUID post, String network, Instant now) {
        var window = config.dedupeWindow();
        if (window.isZero() || window.isNegative()) {
            return true;
        }
        // A window that began before midnight is found under the key of its day.
        var earlier = visitors.hashes(visitor, post, network, now.minus(window), now);
        var hash = visitors.hash(visitor, post, network, now);
        if (!earlier.isEmpty() && RecentShare.count("visitor in ?1 and expiresAt > ?2", earlier, now) > 0) {
            return false;
        }
        RecentShare.delete("visitor = ?1 and expiresAt <= ?2", hash, now);
        return exclusive.tryInsert("RecentShare", Map.of("visitor", hash), Map.of("expiresAt", now.plus(window)));
    }

    private void add(UUID post, String network) {
        if (increment(post, network) == 0) {
            ensureRow(post, network);
            increment(post, network);
        }
    }

    private static int increment(UUID post, String network) {
        return ShareCount.update("counted = counted + 1 where postId = ?1 and network = ?2", post, network);
    }

    private void ensureRow(UUID post, String network) {
        exclusive.tryInsert("ShareCount", Map.of("postId", post, "network", network), Map.of("counted", 0L, "baseline", 0L));
    }
}
