package dev.standfirst.share.count;

import static dev.standfirst.problem.ProblemType.CHANGED_MEANWHILE;
import static dev.standfirst.problem.ProblemType.INVALID;

import java.time.Clock;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.change.Change;
import dev.standfirst.change.Changes;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.lock.ExclusiveInsert;
import dev.standfirst.database.lock.RowLock;
import dev.standfirst.post.PostFinder;
import dev.standfirst.post.card.PostShares;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.JsonPointers;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.UnknownName;
import dev.standfirst.share.link.Networks;
import dev.standfirst.share.popularity.PopularityFollower;
import dev.standfirst.share.read.ShareCount;
import dev.standfirst.share.read.ShareReader;
import dev.standfirst.share.visitor.Visitor;
import dev.standfirst.share.visitor.Visitors;
import dev.standfirst.slug.Ref;

/** Counts shares and sets baselines. A share is in the database before its request gets a response. */
@ApplicationScoped
public class ShareWriter {

    private final ShareReader reader;
    private final PostFinder posts;
    private final Networks networks;
    private final SharedPosts publicPosts;
    private final Visitors visitors;
    private final ShareQueue queue;
    private final PopularityFollower popularity;
    private final CurrentSession session;
    private final RowLock locks;
    private final ExclusiveInsert exclusive;
    private final Changes changes;
    private final Clock clock;

    ShareWriter(ShareReader reader, PostFinder posts, Networks networks, SharedPosts publicPosts, Visitors visitors,
            ShareQueue queue, PopularityFollower popularity, CurrentSession session, RowLock locks,
            ExclusiveInsert exclusive, Changes changes, Clock clock) {
        this.reader = reader;
        this.posts = posts;
        this.networks = networks;
        this.publicPosts = publicPosts;
        this.visitors = visitors;
        this.queue = queue;
        this.popularity = popularity;
        this.session = session;
        this.locks = locks;
        this.exclusive = exclusive;
        this.changes = changes;
        this.clock = clock;
    }

    /** Counts a share without blocking the calling thread; completes once the share is committed. */
    CompletionStage<ShareOutcome> share(Ref ref, ShareInput input, Visitor visitor) {
        if (!networks.knows(input.network())) {
            throw INVALID.at("/network", "UnknownNetwork", "%s", unknown(input.network()));
        }
        return publicPosts.find(ref)
                .thenCompose(post -> queue.commit(new PendingShare(post, input.network(),
                        visitors.hash(visitor, post, input.network(), clock.instant()))))
                .thenCompose(outcome -> outcome != ShareOutcome.POST_NOT_FOUND ? CompletableFuture.completedStage(outcome)
                        // The post was deleted in the meantime. The lookup fails with 404, 410 or 308, unless the slug now
                        // belongs to another post.
                        : publicPosts.lookUp(ref).thenApply(otherPost -> {
                            throw CHANGED_MEANWHILE.because("Nothing was counted; please try again.");
                        }));
    }

    private String unknown(String network) {
        return UnknownName.detail(network, networks.names(), "networks");
    }

    /** Replaces the baseline of a post for all networks. */
    @Transactional
    public PostShares setBaseline(Ref ref, ShareBaselineInput input, Caller caller) {
        caller.mustBe(Role.EDITOR, Scope.WRITE, Scope.PUBLISH);
        var unknown = input.networks().keySet().stream().filter(network -> !networks.knows(network))
                .map(network -> InvalidInput.property("/networks/" + JsonPointers.escape(network),
                        "UnknownNetwork", unknown(network)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(INVALID, unknown);
        }
        var post = posts.find(ref, caller);
        // The post is locked first, in the lock order of ShareBatch, so that a deletion comes either before or after all of
        // this.
        if (!locks.preventDeletion("post", post)) {
            session.get().clear();
            post = posts.find(ref, caller);
        }
        return setBaseline(post, input);
    }

    private PostShares setBaseline(UUID post, ShareBaselineInput input) {
        var all = new TreeSet<>(input.networks().keySet());
        all.addAll(ShareCount.networks(post));
        // Rows are locked or inserted one by one, sorted by network as in ShareBatch, so that transactions never deadlock.
        for (var network : all) {
            insertIfMissing(post, network);
            ShareCount.lock(post, network).baseline = input.networks().getOrDefault(network, 0L);
        }
        popularity.scheduleUpdateAfterCommit(post);
        changes.announce(Change.of(ShareReader.key(post)));
        return reader.of(post);
    }

    private void insertIfMissing(UUID post, String network) {
        exclusive.tryInsert("share_count", Map.of("post_id", post, "network", network), Map.of("counted", 0L, "baseline", 0L));
    }
}
