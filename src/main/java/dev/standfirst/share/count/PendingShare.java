package dev.standfirst.share.count;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.standfirst.share.visitor.Visitors;

/**
 * A share that waits to be written.
 *
 * @param counts whether it is one; else the counts are to be told all the same
 * @param visitor by whom, as {@link Visitors} recognise them; null where everybody counts each time
 * @param earlier the same by the keys of the days before, as far back as the window reaches
 * @param outcome once that is committed
 */
public record PendingShare(UUID post, String network, boolean counts, @Nullable String visitor, List<String> earlier,
        CompletableFuture<ShareOutcome> outcome) {

    public PendingShare(UUID post, String network, @Nullable String visitor, List<String> earlier) {
        this(post, network, true, visitor, earlier, new CompletableFuture<>());
    }

    /** By a crawler. */
    public static PendingShare uncounted(UUID post, String network) {
        return new PendingShare(post, network, false, null, List.of(), new CompletableFuture<>());
    }
}
