package dev.standfirst.post.list;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.change.Change;
import dev.standfirst.database.broadcast.Broadcast;
import dev.standfirst.post.NextPublication;
import dev.standfirst.tag.Tag;

/**
 * How many public posts there are of each filter: counted once, and again only after one has come, gone or changed. To count
 * takes as long as there are posts, and each page of a numbered list wants to know.
 */
@Singleton
class PostCounts {

    private static final int MOST_KNOWN = 1_000;

    /** Which posts a slug leads to may change with any of these. */
    private static final Set<String> NAMES = Set.of(Author.KEY, Category.KEY, Tag.KEY);

    private record Total(long posts, Instant since, Optional<Instant> until) {

        boolean isGoodAt(Instant now) {
            return !now.isBefore(since) && (until.isEmpty() || now.isBefore(until.get()));
        }
    }

    private final Cache<PostFilter, Total> known = Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();
    private final NextPublication next;
    private final Broadcast others;
    private long forgotten;

    PostCounts(NextPublication next, Broadcast others) {
        this.next = next;
        this.others = others;
    }

    /**
     * @param count to be used where the total is not known, within the same transaction
     */
    long of(PostFilter filter, Instant now, LongSupplier count) {
        // Long lists of posts are asked for once, and are long; and who may see what waits for review depends on who asks.
        if (filter.ids() != null || filter.exclude() != null || filter.reviewRequested() != null || !others.isHeard()) {
            return count.getAsLong();
        }
        var total = known.getIfPresent(filter);
        if (total != null && total.isGoodAt(now)) {
            return total.posts;
        }
        var before = forgotten();
        var counted = new Total(count.getAsLong(), now, next.after(now));
        keep(filter, counted, before);
        return counted.posts;
    }

    /** Before any answer is made in the knowledge of the change. */
    synchronized void forget(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Change change) {
        if (change.concernsListPositions() || change.keys().stream().anyMatch(NAMES::contains)) {
            known.invalidateAll();
            forgotten++;
        }
    }

    private synchronized long forgotten() {
        return forgotten;
    }

    private synchronized void keep(PostFilter filter, Total total, long before) {
        if (forgotten == before) {
            known.put(filter, total);
        }
    }
}
