package dev.standfirst.post.view;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.Where;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostContent;
import dev.standfirst.post.PostFinder;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.post.list.PostConditions;
import dev.standfirst.site.SiteSettings;
import dev.standfirst.slug.Ref;

/** Reads one post with everything that its page shows. */
@ApplicationScoped
public class PostReader {

    private final CurrentSession session;
    private final PostFinder finder;
    private final PostIncludes includes;
    private final ArticlePage page;
    private final SiteSettings site;
    private final Clock clock;

    PostReader(CurrentSession session, PostFinder finder, PostIncludes includes, ArticlePage page, SiteSettings site,
            Clock clock) {
        this.session = session;
        this.finder = finder;
        this.includes = includes;
        this.page = page;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Post with the requested includes, in a number of statements that does not depend on their content. Anonymous callers get
     * a public post from one statement without entities; every other case loads the entities, to check the caller's rights. The
     * body of a post that an anonymous caller may not see is never read, because its length would show in the response time.
     */
    public PostView get(Ref ref, @Nullable String include, Caller caller, @Nullable String acceptLanguage) {
        var names = includes.ofPost(include);
        var now = clock.instant();
        if (caller.isAnonymous()) {
            var post = ref.isWellFormed()
                    ? find(PublicPostRow.SELECT, PostConditions.ofPublicPosts(now), ref, PublicPostRow.class)
                    : null;
            if (post != null) {
                return page.of(Article.of(post, now), names, acceptLanguage);
            }
            // Returns only if the post has been published since.
            finder.visible(ref, caller);
        }
        var loaded = ref.isWellFormed() ? find(LoadedPost.SELECT, new Where(), ref, LoadedPost.class) : null;
        if (loaded == null) {
            throw finder.movedOrMissing(ref, caller);
        }
        PostAccess.mustBeVisible(loaded.post(), ref, caller, now);
        return page.of(Article.of(loaded, caller, now), names, acceptLanguage);
    }

    /** Post with its includes, without a check whether the caller may see it. */
    public PostView view(Post post, Set<String> includes, Caller caller, @Nullable String acceptLanguage) {
        return page.of(Article.of(load(post), caller, clock.instant()), includes, acceptLanguage);
    }

    /** Post as the response to a write shows it, made of the entities that the write has just stored. */
    public PostView written(Post post, PostContent content, Caller caller) {
        // Sets the version.
        Post.flush();
        var stored = site.stored();
        var written = new LoadedPost(post, content, post.publishedBy, post.scheduledBy, stored.url(), stored.language());
        return page.of(Article.written(written, caller, clock.instant()), Set.of(), null);
    }

    /** Post with its body, publisher and site, read by one statement. */
    public LoadedPost load(Post post) {
        return Objects.requireNonNull(find(LoadedPost.SELECT, new Where(), new Ref(post.id, null), LoadedPost.class));
    }

    private <T> @Nullable T find(String select, Where where, Ref ref, Class<T> type) {
        where.and("p.id = :id", "id", ref.id()).and("p.slug = :slug", "slug", ref.slug());
        var query = session.get().createSelectionQuery(select + """
                from Post p
                join PostContent c on c.postId = p.id
                left join p.publishedBy by
                left join p.scheduledBy scheduler""" + where.hql(), type);
        where.bind(query);
        return query.getSingleResultOrNull();
    }
}
