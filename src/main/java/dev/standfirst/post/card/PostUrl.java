package dev.standfirst.post.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import dev.standfirst.site.SiteSettings;

/** URL of a post on the site, by the pattern {@code postPath} of the site. */
@Singleton
class PostUrl {

    private final SiteSettings site;

    PostUrl(SiteSettings site) {
        this.site = site;
    }

    String of(PostRow post) {
        var path = site.postPath();
        if (path.contains("{year}") || path.contains("{month}") || path.contains("{day}")) {
            var date = post.date().atZone(ZoneOffset.UTC);
            path = path.replace("{year}", "%04d".formatted(date.getYear()))
                    .replace("{month}", "%02d".formatted(date.getMonthValue()))
                    .replace("{day}", "%02d".formatted(date.getDayOfMonth()));
        }
        return site.url(post.siteUrl()) + path.replace("{slug}", URLEncoder.encode(post.slug(), UTF_8)).replace("{id}", post.id().toString());
    }
}
