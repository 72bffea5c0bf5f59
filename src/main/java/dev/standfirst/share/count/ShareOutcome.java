package dev.standfirst.share.count;

import java.util.Map;

import dev.standfirst.post.card.PostShares;

/**
 * What became of a share.
 *
 * @param counted whether it is among the counts
 * @param shares the counts after it
 */
record ShareOutcome(boolean counted, PostShares shares) {

    /** There is no such post any more. */
    static final ShareOutcome OF_NO_POST = new ShareOutcome(false, PostShares.of(Map.of()));
}
