package dev.standfirst.share.visitor;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Hashes by which a repeated share of a visitor is recognised: one of the visitor, the post and the network for each day on
 * which the dedupe window can have begun.
 *
 * @param counts false for a crawler, whose shares are never counted
 * @param today hash of the current day (UTC); null if every share is counted
 * @param earlier hashes of the earlier days that the dedupe window reaches into
 */
public record VisitorHashes(boolean counts, @Nullable String today, List<String> earlier) {

    /** Hashes of a crawler, whose shares are never counted. */
    public static final VisitorHashes NEVER_COUNTED = new VisitorHashes(false, null, List.of());

    /** Hashes of a visitor whose every share is counted, because the dedupe window is off. */
    public static final VisitorHashes ALWAYS_COUNTED = new VisitorHashes(true, null, List.of());

    VisitorHashes(String today, List<String> earlier) {
        this(true, today, earlier);
    }
}
