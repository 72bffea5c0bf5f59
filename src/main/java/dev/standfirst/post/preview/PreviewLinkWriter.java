package dev.standfirst.post.preview;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostFinder;
import dev.standfirst.site.SiteSettings;
import dev.standfirst.slug.Ref;

/** Creates preview links. */
@ApplicationScoped
public class PreviewLinkWriter {

    private final PostFinder posts;
    private final PreviewLinks links;
    private final SiteSettings site;

    PreviewLinkWriter(PostFinder posts, PreviewLinks links, SiteSettings site) {
        this.posts = posts;
        this.links = links;
        this.site = site;
    }

    /**
     * @param base URL of the service as the caller knows it, without a slash at its end
     */
    @Transactional
    public PreviewLinkView create(Ref ref, PreviewLinkInput input, String base, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var post = posts.visible(ref, caller);
        PostAccess.mustBeAbleToPreview(post, caller);
        post.mustNotBeInTrash();
        var token = links.issue(post, input.expiresInOrUsual());
        var text = links.signed(token);
        return new PreviewLinkView(url(base, post.slug, text), text, token.expiresAt());
    }

    /** Returns the page of the front end if one is configured, otherwise the post as JSON. */
    private URI url(String base, String slug, String token) {
        // The token is in Base 64 for URLs already.
        var template = site.previewUrl().orElse(base + "/api/v1/posts/{slug}?preview={token}");
        return URI.create(URI.create(template.replace("{slug}", slug).replace("{token}", token)).toASCIIString());
    }
}
