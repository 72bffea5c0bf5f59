package dev.standfirst.post.view;

import java.time.Instant;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.author.AuthorRef;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostSeo;
import dev.standfirst.post.card.ContentView;
import dev.standfirst.post.card.PostCard;
import dev.standfirst.post.card.PostRow;

/**
 * The post that an article page is about: as it is stored, or as its working copy would make it.
 *
 * @param taxonomy replaces authors, categories and tags of the card; does nothing to those of a stored post
 */
public record Article(PostRow row, ContentView content, PostSeo seo, @Nullable String reviewNote,
        @Nullable AuthorRef publishedBy, long version, Consumer<PostCard> taxonomy) {

    private static final Consumer<PostCard> AS_STORED = card -> {
    };

    /** Post as it is stored; source and review note only for callers who may see the source. */
    static Article of(LoadedPost loaded, Caller caller, Instant now) {
        return of(loaded, loaded.row(), caller, now);
    }

    /** Post as a write has just stored it, whose taxonomy is loaded already. */
    static Article written(LoadedPost written, Caller caller, Instant now) {
        return of(written, written.rowWithTaxonomy(), caller, now);
    }

    private static Article of(LoadedPost loaded, PostRow row, Caller caller, Instant now) {
        var post = loaded.post();
        var content = loaded.content();
        var showsSource = PostAccess.maySeeSource(post, caller, now);
        return new Article(row,
                showsSource ? ContentView.ofAuthor(content.format, content.source, content.html, content.removed)
                        : ContentView.ofReader(content.format, content.html),
                post.seo, showsSource ? post.reviewNote : null, loaded.publisher(now), post.version, AS_STORED);
    }

    /** Public post for an anonymous caller. */
    static Article of(PublicPostRow post, Instant now) {
        return new Article(post.row(), ContentView.ofReader(post.format(), post.html()), post.seo(), null,
                post.publisher(now), post.version(), AS_STORED);
    }
}
