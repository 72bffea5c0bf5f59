package dev.standfirst.post.list;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.change.Dependencies;
import dev.standfirst.change.ListRange;
import dev.standfirst.listing.ListQuery.Span;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Order;
import dev.standfirst.post.NextPublication;
import dev.standfirst.post.Post;
import dev.standfirst.post.card.PostRow;
import dev.standfirst.slug.Ref;
import dev.standfirst.tag.Tag;

/** Tells which public posts an answer was chosen from. */
@Singleton
public class PostDependencies {

    /** For so long an answer may be in an order that is another by now, which together makes the second of the contract. */
    private static final Duration TOTALS_ARE_GOOD_FOR = Duration.ofSeconds(1).minus(PostPopularity.FOLLOWS_WITHIN);

    private final Dependencies dependencies;
    private final NextPublication next;
    private final Clock clock;

    PostDependencies(Dependencies dependencies, NextPublication next, Clock clock) {
        this.dependencies = dependencies;
        this.next = next;
        this.clock = clock;
    }

    /**
     * A list.
     *
     * @param span the dates between which the page was looked for, of a list in their order
     */
    void dependsOnList(PostFilter filter, Order<PostRow> order, Listing listing, Span<Instant> span) {
        dependsOnAll(filter.author(), Author.KEY);
        dependsOnAll(filter.category(), Category.KEY);
        dependsOnAll(filter.tag(), Tag.KEY);
        if (PostSort.window(order) != null) {
            dependencies.expiresAt(clock.instant().plus(TOTALS_ARE_GOOD_FOR));
        }
        var isByDate = PostSort.isByDate(order);
        // A number is counted from the beginning, and a total to the end.
        var isWhole = !isByDate || listing.page() != null || listing.total();
        var from = later(filter.publishedAfter(), isWhole ? null : span.lowest());
        var to = earlier(filter.publishedBefore(), isWhole ? null : span.highest());
        dependsOnRange(new ListRange(from, to, RequiredTraits.of(filter), !isByDate || filter.updatedAfter() != null));
    }

    /** The newest, back to a date; null for all of them. */
    public void dependsOnNewest(@Nullable Instant from) {
        dependsOnRange(new ListRange(from, null, List.of(), false));
    }

    /** What lies between two dates, each null for no end. */
    public void dependsOnBetween(@Nullable Instant from, @Nullable Instant to) {
        dependsOnRange(new ListRange(from, to, List.of(), false));
    }

    /** All that have one of these things. */
    public void dependsOnPostsHaving(Collection<UUID> things) {
        dependsOnRange(new ListRange(null, null, List.of(Set.copyOf(things.stream().map(UUID::toString).toList())), false));
    }

    /** Those that are named. */
    void dependsOnPostsNamed(Collection<Ref> refs) {
        dependsOnRange(new ListRange(null, null, List.of(RequiredTraits.of(Post.KEY, refs)), false));
    }

    private void dependsOnRange(ListRange range) {
        dependencies.dependsOnRange(Post.KEY, range);
        var now = clock.instant();
        if (range.to() == null || range.to().isAfter(now)) {
            next.after(now).ifPresent(dependencies::expiresAt);
        }
    }

    /** Which thing a slug names may change with any of them. */
    private void dependsOnAll(@Nullable String filter, String kind) {
        if (filter != null) {
            dependencies.dependsOnAll(kind);
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }
}
