package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.FORBIDDEN;
import static dev.standfirst.problem.ProblemType.GONE;
import static dev.standfirst.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.util.List;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.slug.Ref;

/**
 * Who may do what with a post. A contributor changes own drafts; an author also publishes own posts and changes them
 * when they are public; an editor does so with all. Scopes narrow that: “read” shows what is not public, “write”
 * changes, and what readers see takes “publish” besides. Nobody changes what they may not see.
 */
public final class PostAccess {

    private PostAccess() {
    }

    /** Whether the caller may read it, public or not. */
    static boolean maySee(Post post, Caller caller, Instant now) {
        return post.isPublic(now) || caller.may(Role.CONTRIBUTOR, Scope.READ) && isKnownTo(post, caller);
    }

    /** 404, or 410 for what was public, where the caller may not see the post. */
    public static void mustBeVisible(Post post, Ref ref, Caller caller, Instant now) {
        if (!maySee(post, caller, now)) {
            throw missing(post, ref);
        }
    }

    /** Whether the caller may change it as it stands. */
    static boolean mayChange(Post post, Caller caller, Instant now) {
        var least = post.status == PostStatus.DRAFT ? Role.CONTRIBUTOR : Role.AUTHOR;
        var scope = post.isPublic(now) ? Scope.PUBLISH : Scope.WRITE;
        return caller.may(isOwn(post, caller) ? least : Role.EDITOR, scope);
    }

    /** Whether the caller may read what its authors wrote it in, beyond what that was rendered to. */
    public static boolean maySeeSource(Post post, Caller caller, Instant now) {
        return mayChange(post, caller, now) || caller.may(Role.CONTRIBUTOR, Scope.READ) && isKnownTo(post, caller);
    }

    /** 403 where the post is public, and its source nothing to the caller. */
    public static void mustBeAbleToSeeSource(Post post, Caller caller, Instant now) {
        if (!maySeeSource(post, caller, now)) {
            throw FORBIDDEN.because("What “%s” was before is shown to its authors and to editors.", post.slug);
        }
    }

    /** 404, or 410 for what was public, where the caller may not even see the post; 403 where it is not theirs to change. */
    public static void mustBeAbleToChange(Post post, Ref ref, Caller caller, Instant now) {
        mustBeVisible(post, ref, caller, now);
        if (!mayChange(post, caller, now)) {
            throw FORBIDDEN
                    .because("You may not change “%s”: that takes one of its authors, or an editor, and a token with the "
                            + "scope “%s”.", post.slug, post.isPublic(now) ? "publish" : "write");
        }
    }

    /** As for changing a draft, which the working copy of a post is, whatever the post is itself. */
    public static void mustBeAbleToChangeDraft(Post post, Ref ref, Caller caller, Instant now) {
        mustBeVisible(post, ref, caller, now);
        if (!caller.may(isOwn(post, caller) ? Role.CONTRIBUTOR : Role.EDITOR, Scope.WRITE)) {
            throw FORBIDDEN
                    .because("The working copy of “%s” takes one of its authors, or an editor, and a token with the scope "
                            + "“write”.", post.slug);
        }
    }

    /** 403 for whoever may not read what is not public of it, and so cannot let others do so. */
    public static void mustBeAbleToShow(Post post, Caller caller) {
        if (!caller.may(Role.CONTRIBUTOR, Scope.READ) || !isKnownTo(post, caller)) {
            throw FORBIDDEN
                    .because("A preview link of “%s” takes one of its authors, or an editor, and a token with the scopes "
                            + "“read” and “write”.", post.slug);
        }
    }

    /** 403 for whoever may write the post but not decide about its publication. */
    public static void mustBeAbleToPublish(Post post, Caller caller) {
        if (!caller.may(isOwn(post, caller) ? Role.AUTHOR : Role.EDITOR, Scope.PUBLISH)) {
            throw FORBIDDEN.because("Publishing, archiving and trashing take the role “author” for own posts and “editor” for "
                    + "others, and a token with the scope “publish”.");
        }
    }

    /** 403 where somebody who is not an editor would write under others' names alone. */
    public static void mustStayAuthor(List<Author> authors, Caller caller) {
        if (!isAmong(authors, caller) && !caller.may(Role.EDITOR, Scope.WRITE)) {
            throw FORBIDDEN.because("You must be among the authors; only an editor writes under others' names alone.");
        }
    }

    /** What hides a post from a caller: 410 where readers once had it, else 404 as if it did not exist. */
    static ProblemException missing(Post post, Ref ref) {
        return post.isGone() ? gone(ref) : unknown(ref);
    }

    static ProblemException gone(Ref ref) {
        return GONE.because("“%s” was published once and has been taken down.", ref);
    }

    static ProblemException unknown(Ref ref) {
        return NOT_FOUND.because("There is no post “%s”.", ref);
    }

    private static boolean isKnownTo(Post post, Caller caller) {
        return isOwn(post, caller) || caller.role() != null && caller.role().compareTo(Role.EDITOR) >= 0;
    }

    private static boolean isOwn(Post post, Caller caller) {
        // Strangers read most, and are nobody's author: their answer costs no statement.
        return !caller.isAnonymous() && isAmong(post.authors, caller);
    }

    private static boolean isAmong(List<Author> authors, Caller caller) {
        return authors.stream().anyMatch(author -> caller.is(author.id));
    }
}
