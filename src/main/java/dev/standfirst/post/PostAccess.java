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
import dev.standfirst.problem.EnumNames;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.slug.Ref;

/**
 * Who may do what with a post. A contributor changes own drafts; an author also publishes own posts and changes public ones; an
 * editor does so with all posts. Scopes narrow the role: {@code read} for posts that are not public, {@code write} for changes,
 * {@code publish} also for changes of what is public or becomes public by itself. Methods named {@code must…} throw 404 or 410
 * for a post that the caller may
 * not see, and 403 for an operation that the caller may not do.
 */
public final class PostAccess {

    private PostAccess() {
    }

    /** Whether the caller may read the post, public or not. */
    static boolean maySee(Post post, Caller caller, Instant now) {
        return post.isPublic(now) || caller.may(Role.CONTRIBUTOR, Scope.READ) && isOwnOrEditors(post, caller);
    }

    /** 404 or 410 for a post that the caller may not see. */
    public static void mustBeVisible(Post post, Ref ref, Caller caller, Instant now) {
        if (!maySee(post, caller, now)) {
            throw missing(post, ref);
        }
    }

    /** Whether the caller may change the post in its present status. */
    static boolean mayChange(Post post, Caller caller, Instant now) {
        var least = post.status == PostStatus.DRAFT ? Role.CONTRIBUTOR : Role.AUTHOR;
        return caller.may(isOwn(post, caller) ? least : Role.EDITOR, scopeOfChange(post, now));
    }

    /** Scope that a change of the post requires; a scheduled post becomes public without another request. */
    private static Scope scopeOfChange(Post post, Instant now) {
        return post.isOrWillBePublic(now) ? Scope.PUBLISH : Scope.WRITE;
    }

    /** Whether the caller may read the source and the revisions of the post. */
    public static boolean maySeeSource(Post post, Caller caller, Instant now) {
        return mayChange(post, caller, now) || caller.may(Role.CONTRIBUTOR, Scope.READ) && isOwnOrEditors(post, caller);
    }

    /** 403 for a public post whose source the caller may not read. */
    public static void mustBeAbleToSeeSource(Post post, Caller caller, Instant now) {
        if (!maySeeSource(post, caller, now)) {
            throw FORBIDDEN.because("The source and the revisions of “%s” require one of its authors or an editor.", post.slug);
        }
    }

    /** 404, 410 or 403 for a post that the caller may not change. */
    public static void mustBeAbleToChange(Post post, Ref ref, Caller caller, Instant now) {
        mustBeVisible(post, ref, caller, now);
        if (!mayChange(post, caller, now)) {
            throw FORBIDDEN
                    .because("Changing “%s” requires one of its authors or an editor, and a token with the scope “%s”.",
                            post.slug, EnumNames.of(scopeOfChange(post, now)));
        }
    }

    /** 404, 410 or 403 for a working copy that the caller may not change: it is as open to contributors as a draft. */
    public static void mustBeAbleToChangeWorkingCopy(Post post, Ref ref, Caller caller, Instant now) {
        mustBeVisible(post, ref, caller, now);
        if (!caller.may(isOwn(post, caller) ? Role.CONTRIBUTOR : Role.EDITOR, Scope.WRITE)) {
            throw FORBIDDEN
                    .because("The working copy of “%s” requires one of its authors or an editor, and a token with the "
                            + "scope “write”.", post.slug);
        }
    }

    /** 403 for a caller who may not read the post as a draft, and so may not share it by a preview link. */
    public static void mustBeAbleToPreview(Post post, Caller caller) {
        if (!caller.may(Role.CONTRIBUTOR, Scope.READ) || !isOwnOrEditors(post, caller)) {
            throw FORBIDDEN
                    .because("A preview link of “%s” requires one of its authors or an editor, and a token with the "
                            + "scopes “read” and “write”.", post.slug);
        }
    }

    /** 403 for a caller who may change the post, but not its publication. */
    public static void mustBeAbleToPublish(Post post, Caller caller) {
        if (!caller.may(isOwn(post, caller) ? Role.AUTHOR : Role.EDITOR, Scope.PUBLISH)) {
            throw FORBIDDEN
                    .because("Publishing, archiving and trashing require the role “author” for own posts and “editor” for "
                            + "others, and a token with the scope “publish”.");
        }
    }

    /**
     * 403 for a change of the byline that only an editor may make. Others may add authors and remove themselves. They may not
     * remove another author, who would lose the post, nor write in the names of others alone.
     *
     * @param before present authors; none for a new post
     */
    public static void mustBeAbleToChangeByline(List<Author> before, List<Author> wanted, Caller caller) {
        if (caller.may(Role.EDITOR, Scope.WRITE)) {
            return;
        }
        var others = before.stream().filter(author -> !caller.is(author.id)).toList();
        if (!wanted.containsAll(others)) {
            throw FORBIDDEN.because("Only an editor removes other authors from the byline; you may remove yourself.");
        }
        if (!isAmong(wanted, caller) && !others.containsAll(wanted)) {
            throw FORBIDDEN.because("You must be among the authors; only an editor writes in the names of others alone.");
        }
    }

    /** Error for a post that the caller may not see: 410 if it was public, else the 404 of a post that does not exist. */
    static ProblemException missing(Post post, Ref ref) {
        return post.isGone() ? gone(ref) : unknown(ref);
    }

    static ProblemException gone(Ref ref) {
        return GONE.because("“%s” was public and is no longer.", ref);
    }

    static ProblemException unknown(Ref ref) {
        return NOT_FOUND.because("There is no post “%s”.", ref);
    }

    private static boolean isOwnOrEditors(Post post, Caller caller) {
        return isOwn(post, caller) || caller.role() != null && caller.role().compareTo(Role.EDITOR) >= 0;
    }

    private static boolean isOwn(Post post, Caller caller) {
        // Anonymous callers are no author. For them, the authors of the post need not be loaded.
        return !caller.isAnonymous() && isAmong(post.authors, caller);
    }

    private static boolean isAmong(List<Author> authors, Caller caller) {
        return authors.stream().anyMatch(author -> caller.is(author.id));
    }
}
