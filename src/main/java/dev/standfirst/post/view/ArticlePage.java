package dev.standfirst.post.view;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.category.CategoryRef;
import dev.standfirst.change.Dependencies;
import dev.standfirst.post.card.IncludeContext;
import dev.standfirst.post.card.PostCard;
import dev.standfirst.post.card.PostCards;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.post.card.PostRow;
import dev.standfirst.post.card.PostSummary;
import dev.standfirst.post.list.PostDependencies;
import dev.standfirst.post.view.PostView.AdjacentPosts;

/** Builds the view of an article with its includes. */
@Singleton
public class ArticlePage {

    private final PostCards cards;
    private final PostIncludes includes;
    private final OtherPosts others;
    private final Dependencies dependencies;
    private final PostDependencies postDependencies;
    private final Clock clock;

    ArticlePage(PostCards cards, PostIncludes includes, OtherPosts others, Dependencies dependencies,
            PostDependencies postDependencies, Clock clock) {
        this.cards = cards;
        this.includes = includes;
        this.others = others;
        this.dependencies = dependencies;
        this.postDependencies = postDependencies;
        this.clock = clock;
    }

    /** View of the article with the requested includes. */
    public PostView of(Article article, Set<String> requested, @Nullable String acceptLanguage) {
        var row = article.row();
        var recent = requested.contains(PostIncludes.RECENT) ? others.recent(row) : null;
        var related = requested.contains(PostIncludes.RELATED) ? others.related(row) : null;
        var showsAdjacent = requested.contains(PostIncludes.ADJACENT);
        var previous = showsAdjacent ? others.previous(row) : null;
        var next = showsAdjacent ? others.next(row) : null;

        // One call for all posts, so that each include runs its statements once.
        var summaries = summaries(distinct(row, recent, related, previous, next), article, requested, acceptLanguage);
        if (article.publishedBy() != null) {
            dependencies.dependsOn(Author.KEY, article.publishedBy().id());
        }
        if (recent != null) {
            postDependencies.dependsOnNewest(OtherPosts.oldestDate(recent));
        }
        if (showsAdjacent) {
            postDependencies.dependsOnBetween(previous == null ? null : previous.date(), next == null ? null : next.date());
        }
        return PostView.of(Objects.requireNonNull(summaries.get(row.id())), article.reviewNote(), article.content(),
                article.seo(), article.publishedBy(), row.createdAt(), article.version(), summaries(recent, summaries),
                summaries(related, summaries), showsAdjacent
                        ? new AdjacentPosts(summary(previous, summaries), summary(next, summaries))
                        : null);
    }

    private Map<UUID, PostSummary> summaries(List<PostRow> rows, Article article, Set<String> requested,
            @Nullable String acceptLanguage) {
        var all = cards.of(rows, includes.forEachPost(requested), new IncludeContext(clock.instant(), acceptLanguage));
        all.stream().filter(card -> card.id().equals(article.row().id())).forEach(card -> {
            if (requested.contains(PostIncludes.RELATED)) {
                postDependencies.dependsOnPostsHaving(
                        Stream.concat(card.categories.stream().map(CategoryRef::id), card.tagIds.stream()).toList());
            }
            article.taxonomy().accept(card);
        });
        return all.stream().collect(toMap(PostCard::id, PostCard::summary));
    }

    private static @Nullable List<PostSummary> summaries(@Nullable List<PostRow> rows, Map<UUID, PostSummary> byId) {
        return rows == null ? null : rows.stream().map(row -> Objects.requireNonNull(byId.get(row.id()))).toList();
    }

    private static @Nullable PostSummary summary(@Nullable PostRow row, Map<UUID, PostSummary> byId) {
        return row == null ? null : byId.get(row.id());
    }

    private static List<PostRow> distinct(PostRow row, @Nullable List<PostRow> recent, @Nullable List<PostRow> related,
            @Nullable PostRow previous, @Nullable PostRow next) {
        var byId = new LinkedHashMap<UUID, PostRow>();
        byId.put(row.id(), row);
        for (var rows : Arrays.asList(recent, related)) {
            if (rows != null) {
                rows.forEach(other -> byId.putIfAbsent(other.id(), other));
            }
        }
        for (var other : Arrays.asList(previous, next)) {
            if (other != null) {
                byId.putIfAbsent(other.id(), other);
            }
        }
        return List.copyOf(byId.values());
    }
}
