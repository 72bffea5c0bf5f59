package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.FORBIDDEN;
import static dev.standfirst.problem.ProblemType.GONE;
import static dev.standfirst.problem.ProblemType.NOT_FOUND;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.slug.Ref;

/**
 * Who may do what with a post. A contributor changes own drafts; an author also publishes own posts and changes them when they
 * are
 * public; an editor does so with all. Scopes narrow that: “read” shows what is not public, “write” changes, and what readers
 * see
 * takes “publish” besides. Nobody changes what they may not see.
 */
final class PostAccess {

    private PostAccess() {
    }

    /** Whether the caller may read it, public or not. */
    static boolean maySee(Post post, Caller caller) {
        return post.isPublic() || caller.may(Role.CONTRIBUTOR, Scope.READ) && isKnownTo(post, caller);
    }

    /** 404, or 410 for what was public, where the caller may not see the post. */
    static void mustBeVisible(Post post, Ref ref, Caller caller) {
        if (!maySee(post, caller)) {
            throw missing(post, ref);
        }
    }

    /** Whether the caller may change it as it stands. */
    static boolean mayChange(Post post, Caller caller) {
        var least = post.status == PostStatus.DRAFT ? Role.CONTRIBUTOR : Role.AUTHOR;
        var scope = post.isPublic() ? Scope.PUBLISH : Scope.WRITE;
        return caller.may(isOwn(post, caller) ? least : Role.EDITOR, scope);
    }

    /** Whether the caller may read what its authors wrote it in, beyond what that was rendered to. */
    static boolean maySeeSource(Post post, Caller caller) {
        return mayChange(post, caller) || caller.may(Role.CONTRIBUTOR, Scope.READ) && isKnownTo(post, caller);
    }

    /** 404, or 410 for what was public, where the caller may not even see the post; 403 where it is not theirs to change. */
    static void mustBeAbleToChange(Post post, Ref ref, Caller caller) {
        mustBeVisible(post, ref, caller);
        if (!mayChange(post, caller)) {
            throw FORBIDDEN
                    .because("You may not change “%s”: that takes one of its authors, or an editor, and a token with the "
                            + "scope “%s”.", post.slug, post.isPublic() ? "publish" : "write");
        }
    }

    /** 403 for whoever may not read what is not public of it, and so cannot let others do so. */
    static void mustBeAbleToShow(Post post, Caller caller) {
        if (!caller.may(Role.CONTRIBUTOR, Scope.READ) || !isKnownTo(post, caller)) {
            throw FORBIDDEN
                    .because("A preview link of “%s” takes one of its authors, or an editor, and a token with the scopes "
                            + "“read” and “write”.", post.slug);
        }
    }

    /** 403 for whoever may write the post but not decide about its publication. */
    static void mustBeAbleToPublish(Post post, Caller caller) {
        if (!caller.may(isOwn(post, caller) ? Role.AUTHOR : Role.EDITOR, Scope.PUBLISH)) {
            throw FORBIDDEN.because("Publishing, archiving and trashing take the role “author” for own posts and “editor” for "
                    + "others, and a token with the scope “publish”.");
        }
    }

    /** 403 where somebody who is not an editor would write under others' names alone. */
    static void mustStayAuthor(Post post, Caller caller) {
        if (!isOwn(post, caller) && !caller.may(Role.EDITOR, Scope.WRITE)) {
            throw FORBIDDEN.because("You must be among the authors; only an editor writes under others' names alone.");
        }
    }

    /** What hides a post from a caller: 410 where readers once had it, else 404 as if it did not exist. */
    static ProblemException missing(Post post, Ref ref) {
        return post.isGone() ? GONE.because("“%s” was published once and has been taken down.", ref) : unknown(ref);
    }

    static ProblemException unknown(Ref ref) {
        return NOT_FOUND.because("There is no post “%s”.", ref);
    }

    private static boolean isKnownTo(Post post, Caller caller) {
        return !post.inTrash() && (isOwn(post, caller) || caller.role() != null && caller.role().compareTo(Role.EDITOR) >= 0);
    }

    private static boolean isOwn(Post post, Caller caller) {
        // Strangers read most, and are nobody's author: their answer costs no statement.
        return !caller.isStranger() && post.authors.stream().anyMatch(author -> caller.is(author.id));
    }
}
