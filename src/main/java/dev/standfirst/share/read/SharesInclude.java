package dev.standfirst.share.read;

import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.standfirst.post.card.IncludeContext;
import dev.standfirst.post.card.IncludeName;
import dev.standfirst.post.card.PostCard;
import dev.standfirst.post.card.PostInclude;
import dev.standfirst.post.card.PostShares;

/** Adds share counts to posts ({@code include=shares}). */
@Singleton
@IncludeName("shares")
class SharesInclude implements PostInclude {

    private final ShareReader reader;

    SharesInclude(ShareReader reader) {
        this.reader = reader;
    }

    @Override
    public void addTo(List<PostCard> posts, IncludeContext context) {
        var shares = reader.of(posts.stream().map(PostCard::id).toList());
        posts.forEach(post -> post.shares = shares.getOrDefault(post.id(), PostShares.of(Map.of())));
    }
}
