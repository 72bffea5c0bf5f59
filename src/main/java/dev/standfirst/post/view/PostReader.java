package dev.standfirst.post.view;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostFinder;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.slug.Ref;

/** Reads one post with everything that its page shows. */
@ApplicationScoped
public class PostReader {

    private final CurrentSession session;
    private final PostFinder finder;
    private final PostIncludes includes;
    private final ArticlePage page;
    private final Clock clock;

    PostReader(CurrentSession session, PostFinder finder, PostIncludes includes, ArticlePage page, Clock clock) {
        this.session = session;
        this.finder = finder;
        this.includes = includes;
        this.page = page;
        this.clock = clock;
    }

    /**
     * Post with the requested includes, in a number of statements that does not depend on their content. Anonymous callers get
     * a public post from one statement without entities; every other case loads the entities, to check the caller's rights.
     */
    public PostView get(Ref ref, @Nullable String include, Caller caller, @Nullable String acceptLanguage) {
        var names = includes.ofPost(include);
        var now = clock.instant();
        if (caller.isAnonymous() && ref.isPossible()) {
            var post = find(PublicPostRow.SELECT, ref, PublicPostRow.class);
            if (post != null && post.isPublic(now)) {
                return page.of(Article.of(post, now), names, acceptLanguage);
            }
        }
        var loaded = ref.isPossible() ? find(LoadedPost.SELECT, ref, LoadedPost.class) : null;
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

    /** Post as the response to a write shows it, after all pending changes are flushed. */
    public PostView written(Post post, Caller caller) {
        Post.flush();
        return view(post, Set.of(), caller, null);
    }

    /** Post with its body, publisher and site, read by one statement. */
    public LoadedPost load(Post post) {
        return Objects.requireNonNull(find(LoadedPost.SELECT, new Ref(post.id, null), LoadedPost.class));
    }

    private <T> @Nullable T find(String select, Ref ref, Class<T> type) {
        return session.get().createSelectionQuery(select + """
                 from Post p
                 join PostContent c on c.postId = p.id
                 left join p.publishedBy by
                 left join p.scheduledBy scheduler
                where %s = :ref""".formatted(ref.id() != null ? "p.id" : "p.slug"), type)
                .setParameter("ref", ref.id() != null ? ref.id() : ref.slug())
                .getSingleResultOrNull();
    }
}
