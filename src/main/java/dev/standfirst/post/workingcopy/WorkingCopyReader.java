package dev.standfirst.post.workingcopy;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.category.CategoryRef;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostFinder;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.card.BylineAuthor;
import dev.standfirst.post.card.ContentView;
import dev.standfirst.post.card.PostCard;
import dev.standfirst.post.card.PostIncludes;
import dev.standfirst.post.edit.PostReferences;
import dev.standfirst.post.view.Article;
import dev.standfirst.post.view.ArticlePage;
import dev.standfirst.post.view.PostReader;
import dev.standfirst.post.view.PostView;
import dev.standfirst.slug.Ref;
import dev.standfirst.tag.TagReader;

/** Reads the working copy of a post, in the form of the post that it would become. */
@ApplicationScoped
public class WorkingCopyReader {

    private final PostFinder finder;
    private final PostReader posts;
    private final PostIncludes includes;
    private final WorkingCopyOverlay overlay;
    private final TagReader tags;
    private final ArticlePage page;
    private final Clock clock;

    WorkingCopyReader(PostFinder finder, PostReader posts, PostIncludes includes, WorkingCopyOverlay overlay, TagReader tags,
            ArticlePage page, Clock clock) {
        this.finder = finder;
        this.posts = posts;
        this.includes = includes;
        this.overlay = overlay;
        this.tags = tags;
        this.page = page;
        this.clock = clock;
    }

    /** Working copy of the post. Throws 404 where there is none, 403 for callers who may not see the post's source. */
    public PostView get(Ref ref, @Nullable String include, Caller caller, @Nullable String acceptLanguage) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.READ);
        var names = includes.ofPost(include);
        var post = finder.visible(ref, caller);
        PostAccess.mustBeAbleToSeeSource(post, caller, clock.instant());
        return view(post, WorkingCopy.mustFind(post), names, caller, acceptLanguage);
    }

    /** Working copy as the response to a write shows it, after all pending changes are flushed. */
    PostView written(Post post, WorkingCopy copy, Caller caller) {
        Post.flush();
        return view(post, copy, Set.of(), caller, null);
    }

    /** Post as a client reads it before it changes the working copy: the working copy, or the post where there is none. */
    PostView present(Post post, @Nullable WorkingCopy copy, Caller caller) {
        return copy == null ? posts.view(post, Set.of(), caller, null) : view(post, copy, Set.of(), caller, null);
    }

    /** Working copy with its includes, without a check whether the caller may see it. */
    public PostView view(Post post, WorkingCopy copy, Set<String> includes, Caller caller,
            @Nullable String acceptLanguage) {
        var loaded = posts.load(post);
        var now = clock.instant();
        var showsSource = PostAccess.maySeeSource(post, caller, now);
        var input = overlay.over(PostInput.of(post, loaded.content()), copy);
        var content = Objects.requireNonNull(input.content());
        var rendered = overlay.rendered(copy, post, loaded.content());
        return page.of(new Article(loaded.row().with(input, rendered, copy.updatedAt),
                showsSource ? ContentView.ofAuthor(content.format(), content.source(), rendered.html(), rendered.removed())
                        : ContentView.ofReader(content.format(), rendered.html()),
                Objects.requireNonNull(input.seo()), showsSource ? input.reviewNote() : null, loaded.publisher(now),
                copy.version, card -> replaceTaxonomy(card, input)), includes, acceptLanguage);
    }

    private void replaceTaxonomy(PostCard card, PostInput input) {
        card.authors = PostReferences.authors(Objects.requireNonNull(input.authors())).stream()
                .map(BylineAuthor::of).toList();
        card.categories = PostReferences.categories(Objects.requireNonNull(input.categories())).stream()
                .map(CategoryRef::of).toList();
        card.tags = tags.refs(Objects.requireNonNull(input.tags()));
    }
}
