package dev.standfirst.post.preview;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostFinder;
import dev.standfirst.slug.Ref;

/** Creates preview links. */
@ApplicationScoped
public class PreviewLinkWriter {

    private final PostFinder posts;
    private final PreviewLinks links;

    PreviewLinkWriter(PostFinder posts, PreviewLinks links) {
        this.posts = posts;
        this.links = links;
    }

    /**
     * @param base URL of the service as the caller knows it, with a slash at its end
     */
    @Transactional
    public PreviewLinkView create(Ref ref, PreviewLinkInput input, URI base, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var post = posts.visible(ref, caller);
        PostAccess.mustBeAbleToPreview(post, caller);
        post.mustNotBeInTrash();
        var token = links.issue(post, input.expiresInOrUsual());
        var text = links.signed(token);
        return new PreviewLinkView(base.resolve("api/v1/posts/" + post.slug + "?preview=" + text), text, token.expiresAt());
    }
}
