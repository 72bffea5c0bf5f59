package dev.standfirst.post.view;

import org.jspecify.annotations.Nullable;

import dev.standfirst.slug.Ref;

/** Shows a post by a preview token. Implemented in {@code preview}, which depends on this package. */
public interface PostPreview {

    /**
     * Working copy of the post where it has one, else the post, whatever its status.
     *
     * @param token signed token of a preview link; 403 for one that is expired, revoked or belongs to another post
     */
    PostView preview(Ref ref, String token, @Nullable String include, @Nullable String acceptLanguage);
}
