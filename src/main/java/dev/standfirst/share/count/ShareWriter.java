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
import dev.standfirst.share.link.Networks;
import dev.standfirst.share.popularity.PopularityFollower;
import dev.standfirst.share.read.ShareCount;
import dev.standfirst.share.read.ShareReader;
import dev.standfirst.share.visitor.Visitor;
import dev.standfirst.share.visitor.Visitors;
import dev.standfirst.slug.Ref;

/** Counts shares: what was answered is in the database. */
@ApplicationScoped
public class ShareWriter {

    private final ShareReader reader;
    private final PostFinder posts;
    private final Networks networks;
    private final SharedPosts shared;
    private final Visitors visitors;
    private final ShareQueue committer;
    private final PopularityFollower popularity;
    private final CurrentSession session;
    private final RowLock locks;
    private final ExclusiveInsert exclusive;
    private final Changes changes;
    private final Clock clock;

    ShareWriter(ShareReader reader, PostFinder posts, Networks networks, SharedPosts shared, Visitors visitors,
            ShareQueue committer, PopularityFollower popularity, CurrentSession session, RowLock locks,
            ExclusiveInsert exclusive, Changes changes, Clock clock) {
        this.reader = reader;
        this.posts = posts;
        this.networks = networks;
        this.shared = shared;
        this.visitors = visitors;
        this.committer = committer;
        this.popularity = popularity;
        this.session = session;
        this.locks = locks;
        this.exclusive = exclusive;
        this.changes = changes;
        this.clock = clock;
    }

    /** Blocks nobody; once the share is committed, tells what became of it. */
    CompletionStage<ShareOutcome> share(Ref ref, ShareInput input, Visitor visitor) {
        if (!networks.knows(input.network())) {
            throw INVALID.at("/network", "UnknownNetwork", "must be one of %s", String.join(", ", networks.names()));
        }
        return shared.find(ref)
                .thenCompose(post -> committer.commit(new PendingShare(post, input.network(),
                        visitors.hash(visitor, post, input.network(), clock.instant()))))
                .thenCompose(outcome -> outcome != ShareOutcome.POST_NOT_FOUND ? CompletableFuture.completedStage(outcome)
                        // Deleted since: says so, unless the name leads to another one by now.
                        : shared.lookUp(ref).thenApply(another -> {
                            throw CHANGED_MEANWHILE.because("Nothing was counted; please try again.");
                        }));
    }

    /** Sets what another system had counted, for all networks at once. */
    @Transactional
    public PostShares setBaseline(Ref ref, ShareBaselineInput input, Caller caller) {
        caller.mustBe(Role.EDITOR, Scope.WRITE);
        var unknown = input.networks().keySet().stream().filter(network -> !networks.knows(network))
                .map(network -> InvalidInput.property("/networks/" + JsonPointers.escape(network),
                        "UnknownNetwork", "must be one of " + String.join(", ", networks.names())))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(INVALID, unknown);
        }
        var post = posts.find(ref, caller);
        // First of all, as those do who count shares: whoever deletes the post comes before or after all of this.
        if (!locks.preventDeletion("post", post)) {
            session.get().clear();
            post = posts.find(ref, caller);
        }
        return setBaseline(post, input);
    }

    private PostShares setBaseline(UUID post, ShareBaselineInput input) {
        var all = new TreeSet<>(input.networks().keySet());
        all.addAll(ShareCount.networks(post));
        // One after the other, also where it is new, as those do who count shares: so no two wait for each other crosswise.
        for (var network : all) {
            ensureRow(post, network);
            ShareCount.lock(post, network).baseline = input.networks().getOrDefault(network, 0L);
        }
        popularity.scheduleUpdateAfterCommit(post);
        changes.announce(Change.of(ShareReader.key(post)));
        return reader.of(post);
    }

    private void ensureRow(UUID post, String network) {
        exclusive.tryInsert("ShareCount", Map.of("postId", post, "network", network), Map.of("counted", 0L, "baseline", 0L));
    }
}
