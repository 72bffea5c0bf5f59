package dev.standfirst.share.link;

import java.util.List;

import jakarta.inject.Singleton;

import dev.standfirst.post.card.IncludeContext;
import dev.standfirst.post.card.IncludeName;
import dev.standfirst.post.card.PostCard;
import dev.standfirst.post.card.PostInclude;

/** Adds share links to posts ({@code include=shareLinks}). */
@Singleton
@IncludeName("shareLinks")
class ShareLinksInclude implements PostInclude {

    private final Networks networks;

    ShareLinksInclude(Networks networks) {
        this.networks = networks;
    }

    @Override
    public void addTo(List<PostCard> posts, IncludeContext context) {
        posts.forEach(post -> post.shareLinks = networks.links(post.url(), post.title()));
    }
}
