package dev.standfirst.post;

import java.util.List;

import jakarta.inject.Singleton;

import dev.standfirst.delivery.Variants;
import dev.standfirst.text.Languages;
import dev.standfirst.text.RelativeTime;

/** {@code include=publishedAgo}: “4 days ago”, in the reader's language. */
@Singleton
class PublishedAgoInclude implements PostInclude {

    private final Variants variants;

    PublishedAgoInclude(Variants variants) {
        this.variants = variants;
    }

    @Override
    public String name() {
        return "publishedAgo";
    }

    @Override
    public void addTo(List<PostCard> posts, Asked asked) {
        if (posts.isEmpty()) {
            return;
        }
        var language = Languages.negotiate(asked.acceptLanguage(), posts.get(0).siteLanguage());
        variants.by("Accept-Language");
        for (var post : posts) {
            var publishedAt = post.publishedAt();
            if (publishedAt != null) {
                post.publishedAgo = RelativeTime.between(publishedAt, asked.at(), language);
            }
        }
    }
}
