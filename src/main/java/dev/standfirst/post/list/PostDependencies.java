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
import dev.standfirst.post.NextPublication;
import dev.standfirst.post.Post;
import dev.standfirst.tag.Tag;

/** Adds the ranges of public posts to the dependencies of a response. */
@Singleton
public class PostDependencies {

    /** Together with the delay of the popularity, the second within which the contract lets lists follow shares. */
    private static final Duration POPULARITY_MAX_AGE = Duration.ofSeconds(1).minus(PostPopularity.FOLLOWS_WITHIN);

    private final Dependencies dependencies;
    private final NextPublication next;
    private final Clock clock;

    PostDependencies(Dependencies dependencies, NextPublication next, Clock clock) {
        this.dependencies = dependencies;
        this.next = next;
        this.clock = clock;
    }

    /**
     * Dependencies of a list page.
     *
     * @param span the dates between which the page was read, for a list that is sorted by date alone
     */
    void dependsOnList(PostFilter filter, FilterNames names, PostSort sort, Listing listing, Span<Instant> span) {
        dependsOnNames(filter.author(), Author.KEY);
        dependsOnNames(filter.category(), Category.KEY);
        dependsOnNames(filter.tag(), Tag.KEY);
        if (sort.usesShares()) {
            dependencies.expiresAt(clock.instant().plus(POPULARITY_MAX_AGE));
        }
        // A numbered page is counted from the beginning of the list, and a total to its end.
        var dependsOnAllDates = !sort.isByDateAlone() || listing.page() != null || listing.total();
        var from = later(filter.publishedAfter(), dependsOnAllDates ? null : span.lowest());
        var to = earlier(filter.publishedBefore(), dependsOnAllDates ? null : span.highest());
        dependsOnRange(new ListRange(from, to, RequiredTraits.of(filter, names),
                !sort.isByDateAlone() || filter.updatedAfter() != null));
    }

    /** Newest posts back to a date, or all posts if it is null. */
    public void dependsOnNewest(@Nullable Instant from) {
        dependsOnRange(new ListRange(from, null, List.of(), false));
    }

    /** Posts between two dates, either of which may be null for an open end. */
    public void dependsOnBetween(@Nullable Instant from, @Nullable Instant to) {
        dependsOnRange(new ListRange(from, to, List.of(), false));
    }

    /** Posts that have one of these authors, categories or tags. */
    public void dependsOnPostsHaving(Collection<UUID> ids) {
        dependsOnRange(new ListRange(null, null, List.of(Set.copyOf(ids.stream().map(UUID::toString).toList())), false));
    }

    /** Posts with these ids. */
    void dependsOnPosts(Collection<UUID> ids) {
        dependsOnRange(new ListRange(null, null, List.of(RequiredTraits.of(ids)), false));
    }

    /** A scheduled post enters an open range at its date, without a change: the response expires then. */
    private void dependsOnRange(ListRange range) {
        dependencies.dependsOnRange(Post.KEY, range);
        var now = clock.instant();
        if (range.to() == null || range.to().isAfter(now)) {
            next.after(now).ifPresent(dependencies::expiresAt);
        }
    }

    /** The slug in a filter may belong to another author, category or tag after a change of any of them. */
    private void dependsOnNames(@Nullable String filter, String kind) {
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
