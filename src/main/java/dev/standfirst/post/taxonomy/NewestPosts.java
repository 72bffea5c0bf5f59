package dev.standfirst.post.taxonomy;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.post.card.PostSummary;
import dev.standfirst.post.list.PostFilter;
import dev.standfirst.post.list.PostListReader;
import dev.standfirst.post.list.PostSort;

/** The posts that the page of an author or a category begins with: {@code include=posts}. */
@Singleton
class NewestPosts {

    private final PostIncludes includes;
    private final PostListReader reader;

    NewestPosts(PostIncludes includes, PostListReader reader) {
        this.includes = includes;
        this.reader = reader;
    }

    /** The very page that the list begins with, so that its cursor leads on in the list; null where it is not asked for. */
    @Nullable
    Page<PostSummary> of(PostFilter filter, @Nullable String include, @Nullable String acceptLanguage) {
        var names = includes.ofOwner(include);
        if (names.isEmpty()) {
            return null;
        }
        var ofEach = names.stream().filter(name -> !name.equals(PostIncludes.POSTS)).collect(joining(","));
        return reader.list(filter, PostSort.DEFAULT, null, ofEach.isEmpty() ? null : ofEach, Listing.FIRST_PAGE,
                Caller.ANONYMOUS, acceptLanguage);
    }
}
