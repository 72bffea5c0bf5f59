package dev.standfirst.post.taxonomy;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.post.card.PostSummary;
import dev.standfirst.post.list.PostFilter;
import dev.standfirst.post.list.PostListReader;
import dev.standfirst.post.list.PostSort;

/** {@code include=posts} of an author or a category: the first list page of its posts. */
@Singleton
class NewestPosts {

    private final PostIncludes includes;
    private final PostListReader reader;
    private final CurrentCaller caller;

    NewestPosts(PostIncludes includes, PostListReader reader, CurrentCaller caller) {
        this.includes = includes;
        this.reader = reader;
        this.caller = caller;
    }

    /** First list page, whose cursor continues in {@code GET /posts}; null if it was not requested. */
    @Nullable
    Page<PostSummary> of(PostFilter filter, @Nullable String include, @Nullable String acceptLanguage) {
        var names = includes.ofOwner(include);
        if (names.isEmpty()) {
            return null;
        }
        var ofEach = names.stream().filter(name -> !name.equals(PostIncludes.POSTS)).collect(joining(","));
        return reader.list(filter, PostSort.DEFAULT, null, ofEach.isEmpty() ? null : ofEach, Listing.FIRST_PAGE,
                caller.get(), acceptLanguage);
    }
}
