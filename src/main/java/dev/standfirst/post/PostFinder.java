package dev.standfirst.post;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import dev.standfirst.access.Caller;
import dev.standfirst.change.Dependencies;
import dev.standfirst.slug.FormerSlugException;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Finds the post that a path names, and decides between 404, 410 and 308 where the caller cannot have it. */
@Singleton
public class PostFinder {

    private final Slugs slugs;
    private final Dependencies dependencies;
    private final Clock clock;

    PostFinder(Slugs slugs, Dependencies dependencies, Clock clock) {
        this.slugs = slugs;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    /** Id of a post that the caller may see. Throws 404, 410 or 308 otherwise. */
    public UUID find(Ref ref, Caller caller) {
        var id = visible(ref, caller).id;
        dependencies.dependsOn(Post.KEY, id);
        return id;
    }

    /** Post that the caller may see. Throws 404, 410 or 308 otherwise. */
    public Post visible(Ref ref, Caller caller) {
        var post = Post.findByRef(ref, LockModeType.NONE).orElseThrow(() -> movedOrMissing(ref, caller));
        if (!PostAccess.maySee(post, caller, clock.instant())) {
            // As many statements as for an unknown slug, so that the time of the response tells little about hidden posts.
            slugs.formerOwner(SlugKind.POST, ref);
            throw PostAccess.missing(post, ref);
        }
        return post;
    }

    /** Post for a change, locked until the end of the transaction. Throws 404 or 410, or 308 for a former slug. */
    public Post lock(Ref ref, Caller caller) {
        return Post.findByRef(ref, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> movedOrMissing(ref, caller));
    }

    /**
     * Error for a reference that no post has now: 308 for a former slug of a post that the caller may see, 410 for a post that
     * was public, else 404.
     */
    public RuntimeException movedOrMissing(Ref ref, Caller caller) {
        var owner = ref.id() != null ? ref.id() : slugs.formerOwner(SlugKind.POST, ref).orElse(null);
        if (owner == null) {
            return PostAccess.unknown(ref);
        }
        return Post.<Post> findByIdOptional(owner).<RuntimeException> map(post -> movedOrMissing(ref, post, caller))
                .orElseGet(() -> PostTombstone.findById(owner) != null ? PostAccess.gone(ref) : PostAccess.unknown(ref));
    }

    private RuntimeException movedOrMissing(Ref ref, Post post, Caller caller) {
        return PostAccess.maySee(post, caller, clock.instant()) ? new FormerSlugException(SlugKind.POST, ref, post.slug)
                : PostAccess.missing(post, ref);
    }
}
