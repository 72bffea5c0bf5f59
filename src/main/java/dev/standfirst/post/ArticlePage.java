package dev.standfirst.post;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.author.Author;
import dev.standfirst.author.AuthorRef;
import dev.standfirst.category.CategoryRef;
import dev.standfirst.delivery.Dependencies;
import dev.standfirst.post.PostInclude.Asked;
import dev.standfirst.post.PostView.AdjacentPosts;

/** Puts together all that a post's page shows: the post or its working copy, and the other posts beside it. */
@Singleton
class ArticlePage {

    /**
     * What the page is about.
     *
     * @param lists what the post's card is to be told that the database does not know
     */
    private record Subject(PostRow row, ContentView content, PostSeo seo, @Nullable String reviewNote,
            @Nullable AuthorRef publishedBy, long version, Consumer<PostCard> lists) {
    }

    private final PostCards cards;
    private final PostIncludes includes;
    private final OtherPosts neighbours;
    private final WorkingCopyOverlay drafts;
    private final PostBody body;
    private final Dependencies dependencies;
    private final PostDependencies postDependencies;
    private final Clock clock;

    ArticlePage(PostCards cards, PostIncludes includes, OtherPosts neighbours, WorkingCopyOverlay drafts, PostBody body,
            Dependencies dependencies, PostDependencies postDependencies, Clock clock) {
        this.cards = cards;
        this.includes = includes;
        this.neighbours = neighbours;
        this.drafts = drafts;
        this.body = body;
        this.dependencies = dependencies;
        this.postDependencies = postDependencies;
        this.clock = clock;
    }

    PostView of(LoadedPost detail, Set<String> names, Caller caller, @Nullable String acceptLanguage) {
        var post = detail.post();
        var now = clock.instant();
        var forAuthors = PostAccess.maySeeSource(post, caller, now);
        var content = detail.content();
        return view(new Subject(detail.row(),
                new ContentView(content.format, forAuthors ? content.source : null, content.html), post.seo,
                forAuthors ? post.reviewNote : null, detail.publisher(now), post.version, card -> {
                }), names, acceptLanguage);
    }

    /** A public post, for strangers. */
    PostView of(PublicPostRow shown, Set<String> names, @Nullable String acceptLanguage) {
        return view(new Subject(shown.row(), new ContentView(shown.format(), null, shown.html()), shown.seo(), null,
                shown.publisher(clock.instant()), shown.version(), card -> {
                }), names, acceptLanguage);
    }

    /** The post as it is going to be. */
    PostView of(LoadedPost detail, WorkingCopy draft, Set<String> names, Caller caller, @Nullable String acceptLanguage) {
        var post = detail.post();
        var now = clock.instant();
        var forAuthors = PostAccess.maySeeSource(post, caller, now);
        var input = drafts.over(PostInput.of(post, detail.content()), draft);
        var content = Objects.requireNonNull(input.content());
        var rendered = body.render(content);
        return view(new Subject(detail.row().with(input, rendered, draft.updatedAt),
                new ContentView(content.format(), forAuthors ? content.source() : null, rendered.html()),
                Objects.requireNonNull(input.seo()), forAuthors ? input.reviewNote() : null, detail.publisher(now),
                draft.version, card -> {
                    card.authors = PostReferences.authors(Objects.requireNonNull(input.authors())).stream()
                            .map(a -> new BylineAuthor(a.id, a.slug, a.name, a.avatarUrl)).toList();
                    card.categories = PostReferences.categories(Objects.requireNonNull(input.categories())).stream()
                            .map(CategoryRef::of).toList();
                    card.tags = Objects.requireNonNull(input.tags());
                }), names, acceptLanguage);
    }

    private PostView view(Subject subject, Set<String> names, @Nullable String acceptLanguage) {
        var row = subject.row;
        var recent = names.contains(PostIncludes.RECENT) ? neighbours.recent(row) : null;
        var related = names.contains(PostIncludes.RELATED) ? neighbours.related(row) : null;
        var previous = names.contains(PostIncludes.ADJACENT) ? neighbours.previous(row) : null;
        var next = names.contains(PostIncludes.ADJACENT) ? neighbours.next(row) : null;

        // Whatever is shown of any of them is fetched for all of them at once.
        var summaries = summaries(together(row, recent, related, previous, next), subject, names, acceptLanguage);
        if (subject.publishedBy != null) {
            dependencies.dependsOn(Author.KEY, subject.publishedBy.id());
        }
        if (recent != null) {
            postDependencies.dependsOnNewest(OtherPosts.reach(recent));
        }
        if (names.contains(PostIncludes.ADJACENT)) {
            postDependencies.dependsOnBetween(previous == null ? null : previous.date(), next == null ? null : next.date());
        }
        return PostView.of(of(row, summaries), subject.reviewNote, subject.content, subject.seo, subject.publishedBy,
                row.createdAt(), subject.version,
                recent == null ? null : recent.stream().map(other -> of(other, summaries)).toList(),
                related == null ? null : related.stream().map(other -> of(other, summaries)).toList(),
                names.contains(PostIncludes.ADJACENT)
                        ? new AdjacentPosts(previous == null ? null : of(previous, summaries),
                                next == null ? null : of(next, summaries))
                        : null);
    }

    private Map<UUID, PostSummary> summaries(List<PostRow> rows, Subject subject, Set<String> names,
            @Nullable String acceptLanguage) {
        var all = cards.of(rows, includes.forEachPost(names), new Asked(clock.instant(), acceptLanguage));
        all.stream().filter(card -> card.id().equals(subject.row.id())).forEach(card -> {
            if (names.contains(PostIncludes.RELATED)) {
                postDependencies.dependsOnPostsHaving(Stream.concat(card.categories.stream().map(CategoryRef::id), card.tagIds.stream()).toList());
            }
            subject.lists.accept(card);
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
