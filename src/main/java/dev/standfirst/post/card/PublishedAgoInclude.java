package dev.standfirst.post.card;

import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.standfirst.change.Dependencies;
import dev.standfirst.change.VaryBy;
import dev.standfirst.text.Languages;
import dev.standfirst.text.RelativeTime;

/** {@code include=publishedAgo}: “4 days ago”, in the reader's language. */
@Singleton
class PublishedAgoInclude implements PostInclude {

    /** Those of most browsers there are; a header that is forgotten is read once more. */
    private static final int MOST_HEADERS = 1_000;

    private static final VaryBy LANGUAGE = new VaryBy() {

        private final Cache<String, String> known = Caffeine.newBuilder().maximumSize(MOST_HEADERS).build();

        @Override
        public String header() {
            return "Accept-Language";
        }

        @Override
        public String normalize(@Nullable String value) {
            return value == null ? "" : known.get(value, Languages::meaning);
        }
    };

    private final Dependencies dependencies;

    PublishedAgoInclude(Dependencies dependencies) {
        this.dependencies = dependencies;
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
        dependencies.varyBy(LANGUAGE);
        for (var post : posts) {
            var publishedAt = post.publishedAt();
            if (publishedAt != null) {
                post.publishedAgo = RelativeTime.between(publishedAt, asked.at(), language);
                dependencies.expiresAt(RelativeTime.nextChange(publishedAt, asked.at()));
            }
        }
    }
}
