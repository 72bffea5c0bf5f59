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

/** {@code include=publishedAgo}: “4 days ago”, in the language of {@code Accept-Language}. */
@Singleton
@IncludeName("publishedAgo")
class PublishedAgoInclude implements PostInclude {

    /** Values of {@code Accept-Language} whose meaning is remembered: more than browsers in use send. */
    private static final int MAX_ENTRIES = 1_000;

    private static final VaryBy LANGUAGE = new VaryBy() {

        private final Cache<String, String> known = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

        @Override
        public String header() {
            return "Accept-Language";
        }

        @Override
        public String normalize(@Nullable String value) {
            return value == null ? "" : known.get(value, Languages::normalize);
        }
    };

    private final Dependencies dependencies;

    PublishedAgoInclude(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public void addTo(List<PostCard> posts, IncludeContext context) {
        if (posts.isEmpty()) {
            return;
        }
        var language = Languages.negotiate(context.acceptLanguage(), posts.get(0).siteLanguage());
        dependencies.varyBy(LANGUAGE);
        for (var post : posts) {
            var publishedAt = post.publishedAt();
            if (publishedAt != null) {
                post.publishedAgo = RelativeTime.between(publishedAt, context.now(), language);
                dependencies.expiresAt(RelativeTime.nextChange(publishedAt, context.now()));
            }
        }
    }
}
