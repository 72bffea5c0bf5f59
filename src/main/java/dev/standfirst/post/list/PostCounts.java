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
 * Numbers of public posts by filter: counted once, and again only after a post has changed. Counting takes longer the more
 * posts there are, and every numbered list page needs the number.
 */
@Singleton
class PostCounts {

    private static final int MAX_ENTRIES = 1_000;

    /** A change of any of these may make a slug in a filter mean something else. */
    private static final Set<String> NAMES = Set.of(Author.KEY, Category.KEY, Tag.KEY);

    private record Total(long posts, Instant since, Optional<Instant> until) {

        boolean isGoodAt(Instant now) {
            return !now.isBefore(since) && (until.isEmpty() || now.isBefore(until.get()));
        }
    }

    private final Cache<PostFilter, Total> known = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();
    private final NextPublication next;
    private final Broadcast others;
    private long forgotten;

    PostCounts(NextPublication next, Broadcast others) {
        this.next = next;
        this.others = others;
    }

    /**
     * @param count counts the posts if their number is unknown, within the same transaction
     */
    long of(PostFilter filter, Instant now, LongSupplier count) {
        // Long lists of ids are requested once; and the posts that wait for a review depend on the caller.
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

    /** Runs before any response is made that shows the change. */
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
