package dev.standfirst.share.count;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import dev.standfirst.share.visitor.VisitorHashes;

/**
 * A share in the queue.
 *
 * @param network name of the network that the post was shared to
 * @param visitor hashes by which a repeated share is recognised
 * @param outcome completed once the share is committed, or failed
 */
record PendingShare(UUID post, String network, VisitorHashes visitor, CompletableFuture<ShareOutcome> outcome) {

    PendingShare(UUID post, String network, VisitorHashes visitor) {
        this(post, network, visitor, new CompletableFuture<>());
    }
}
