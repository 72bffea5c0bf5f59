package dev.standfirst.post.preview;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.change.Dependencies;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.post.view.PostPreview;
import dev.standfirst.post.view.PostReader;
import dev.standfirst.post.view.PostView;
import dev.standfirst.post.workingcopy.WorkingCopy;
import dev.standfirst.post.workingcopy.WorkingCopyReader;
import dev.standfirst.slug.Ref;

/** Shows a post by a preview token: its working copy if there is one, else the post, public or not. */
@ApplicationScoped
public class PreviewReader implements PostPreview {

    private final PreviewLinks links;
    private final PostReader posts;
    private final WorkingCopyReader workingCopies;
    private final PostIncludes includes;
    private final Dependencies dependencies;

    PreviewReader(PreviewLinks links, PostReader posts, WorkingCopyReader workingCopies, PostIncludes includes,
            Dependencies dependencies) {
        this.links = links;
        this.posts = posts;
        this.workingCopies = workingCopies;
        this.includes = includes;
        this.dependencies = dependencies;
    }

    @Override
    public PostView preview(Ref ref, String token, @Nullable String include, @Nullable String acceptLanguage) {
        var names = includes.ofPost(include);
        dependencies.markPrivate();
        var post = links.open(ref, token);
        return WorkingCopy.<WorkingCopy> findByIdOptional(post.id)
                .map(copy -> workingCopies.view(post, copy, names, Caller.ANONYMOUS, acceptLanguage))
                .orElseGet(() -> posts.view(post, names, Caller.ANONYMOUS, acceptLanguage));
    }
}
