package dev.standfirst.post.view;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.ArrayList;
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

/** Puts together all that a post's page shows: the post or its working copy, and the other posts beside it. */
@Singleton
public class ArticlePage {

    private final PostCards cards;
    private final PostIncludes includes;
    private final OtherPosts neighbours;
    private final Dependencies dependencies;
    private final PostDependencies postDependencies;
    private final Clock clock;

    ArticlePage(PostCards cards, PostIncludes includes, OtherPosts neighbours,
            Dependencies dependencies, PostDependencies postDependencies, Clock clock) {
        this.cards = cards;
        this.includes = includes;
        this.neighbours = neighbours;
        this.dependencies = dependencies;
        this.postDependencies = postDependencies;
        this.clock = clock;
    }

    /** View of the article with the posts that its includes bring along. */
    public PostView of(Article article, Set<String> names, @Nullable String acceptLanguage) {
        var row = article.row();
        var recent = names.contains(PostIncludes.RECENT) ? neighbours.recent(row) : null;
        var related = names.contains(PostIncludes.RELATED) ? neighbours.related(row) : null;
        var previous = names.contains(PostIncludes.ADJACENT) ? neighbours.previous(row) : null;
        var next = names.contains(PostIncludes.ADJACENT) ? neighbours.next(row) : null;

        // Whatever is shown of any of them is fetched for all of them at once.
        var summaries = summaries(together(row, recent, related, previous, next), article, names, acceptLanguage);
        if (article.publishedBy() != null) {
            dependencies.dependsOn(Author.KEY, article.publishedBy().id());
        }
        if (recent != null) {
            postDependencies.dependsOnNewest(OtherPosts.oldestDate(recent));
        }
        if (names.contains(PostIncludes.ADJACENT)) {
            postDependencies.dependsOnBetween(previous == null ? null : previous.date(), next == null ? null : next.date());
        }
        return PostView.of(of(row, summaries), article.reviewNote(), article.content(), article.seo(), article.publishedBy(),
                row.createdAt(), article.version(),
                recent == null ? null : recent.stream().map(other -> of(other, summaries)).toList(),
                related == null ? null : related.stream().map(other -> of(other, summaries)).toList(),
                names.contains(PostIncludes.ADJACENT)
                        ? new AdjacentPosts(previous == null ? null : of(previous, summaries),
                                next == null ? null : of(next, summaries))
                        : null);
    }

    private Map<UUID, PostSummary> summaries(List<PostRow> rows, Article article, Set<String> names,
            @Nullable String acceptLanguage) {
        var all = cards.of(rows, includes.forEachPost(names), new IncludeContext(clock.instant(), acceptLanguage));
        all.stream().filter(card -> card.id().equals(article.row().id())).forEach(card -> {
            if (names.contains(PostIncludes.RELATED)) {
                postDependencies.dependsOnPostsHaving(
                        Stream.concat(card.categories.stream().map(CategoryRef::id), card.tagIds.stream()).toList());
            }
            article.taxonomy().accept(card);
        });
        return all.stream().collect(toMap(PostCard::id, PostCard::summary));
    }

    private static PostSummary of(PostRow row, Map<UUID, PostSummary> summaries) {
        return Objects.requireNonNull(summaries.get(row.id()));
    }

    private static List<PostRow> together(PostRow row, @Nullable List<PostRow> recent, @Nullable List<PostRow> related,
            @Nullable PostRow previous, @Nullable PostRow next) {
        var rows = new ArrayList<PostRow>();
        rows.add(row);
        if (recent != null) {
            rows.addAll(recent);
        }
        if (related != null) {
            rows.addAll(related);
        }
        if (previous != null) {
            rows.add(previous);
        }
        if (next != null) {
            rows.add(next);
        }
        return List.copyOf(rows.stream().collect(toMap(PostRow::id, identity(), (one, same) -> one)).values());
    }
}
