package dev.standfirst.share.count;

import java.util.Map;

import dev.standfirst.post.card.PostShares;

/**
 * Outcome of a share.
 *
 * @param counted false for a crawler, and for a repeated share within the dedupe window
 * @param shares counts of the post after the share
 */
record ShareOutcome(boolean counted, PostShares shares) {

    /** The post was deleted before the share was written. */
    static final ShareOutcome POST_NOT_FOUND = new ShareOutcome(false, PostShares.of(Map.of()));
}
