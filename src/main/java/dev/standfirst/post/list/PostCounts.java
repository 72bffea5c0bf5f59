package dev.standfirst.post.list;

import java.time.Instant;
import java.util.Set;
import java.util.function.LongSupplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.change.Change;
import dev.standfirst.change.Validity;
import dev.standfirst.change.ValuesUntilChanged;
import dev.standfirst.database.broadcast.Broadcast;
import dev.standfirst.post.NextPublication;
import dev.standfirst.tag.Tag;

/**
 * Numbers of public posts that match a filter, counted once and again only after a post has been published, changed or
 * removed. Counting takes time in proportion to the number of posts, and every numbered list page needs the total.
 */
@Singleton
class PostCounts {

    private static final int MAX_ENTRIES = 1_000;

    /** Kinds of resources whose changes may change which posts a slug leads to. */
    private static final Set<String> TAXONOMIES = Set.of(Author.KEY, Category.KEY, Tag.KEY);

    private record Total(long posts, Validity validity) {
    }

    private final ValuesUntilChanged<PostFilter, Total> totals;
    private final NextPublication next;

    PostCounts(NextPublication next, Broadcast broadcast) {
        this.totals = new ValuesUntilChanged<>(MAX_ENTRIES, broadcast::isHeard);
        this.next = next;
    }

    /**
     * @param count counts the posts within the same transaction; used where the total is not known
     */
    long of(PostFilter filter, Instant now, LongSupplier count) {
        // Lists of ids are long and seldom repeated, and which reviews a caller may see depends on the caller.
        if (filter.ids() != null || filter.exclude() != null || filter.reviewRequested() != null) {
            return count.getAsLong();
        }
        return totals.get(filter, total -> total.validity.includes(now),
                () -> new Total(count.getAsLong(), new Validity(now, next.after(now).orElse(null)))).posts;
    }

    void invalidate(@Observes @Priority(ValuesUntilChanged.PRIORITY) Change change) {
        if (change.concernsListPositions() || change.keys().stream().anyMatch(TAXONOMIES::contains)) {
            totals.invalidateAll();
        }
    }
}
