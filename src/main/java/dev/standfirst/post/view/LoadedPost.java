package dev.standfirst.post.view;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.author.AuthorRef;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostContent;
import dev.standfirst.post.card.PostRow;

/** A post as its own page needs it, read by one statement; what other posts need of it is in {@link PostRow}. */
public record LoadedPost(Post post, PostContent content, @Nullable Author publishedBy, @Nullable Author scheduledBy,
        @Nullable String siteUrl, @Nullable String siteLanguage) {

    static final String SELECT = "select p, c, by, planner, " + PostRow.SITE;

    /** Who scheduled a post whose date has come has published it, also before that is written down. */
    @Nullable
    public AuthorRef publisher(Instant now) {
        var by = publishedBy == null && post.isDue(now) ? scheduledBy : publishedBy;
        return by == null ? null : AuthorRef.of(by);
    }

    public PostRow row() {
        return PostRow.of(post, siteUrl, siteLanguage);
    }
}
