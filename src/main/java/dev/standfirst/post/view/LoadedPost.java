package dev.standfirst.post.view;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.author.AuthorRef;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostContent;
import dev.standfirst.post.card.CardTaxonomy;
import dev.standfirst.post.card.PostRow;

/** Post with its body, publisher and site, read by one statement; the entities serve to check the caller's rights. */
public record LoadedPost(Post post, PostContent content, @Nullable Author publishedBy, @Nullable Author scheduledBy,
        @Nullable String siteUrl, @Nullable String siteLanguage) {

    static final String SELECT = "select p, c, by, scheduler, " + PostRow.SITE;

    /** Publisher: the author who scheduled it, for a scheduled post whose date has passed and whose status lags behind. */
    @Nullable
    public AuthorRef publisher(Instant now) {
        var by = publishedBy == null && post.isDue(now) ? scheduledBy : publishedBy;
        return by == null ? null : AuthorRef.of(by);
    }

    /** Row without its taxonomy, which one statement reads faster than three lists of entities. */
    public PostRow row() {
        return PostRow.of(post, siteUrl, siteLanguage, null);
    }

    /** Row with its taxonomy, for a post whose authors, categories and tags are loaded already. */
    PostRow rowWithTaxonomy() {
        return PostRow.of(post, siteUrl, siteLanguage, CardTaxonomy.of(post));
    }
}
