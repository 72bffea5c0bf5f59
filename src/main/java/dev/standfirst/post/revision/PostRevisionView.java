package dev.standfirst.post.revision;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.author.AuthorRef;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.history.PostRevision;

/** Revision with the whole post as it was after the change. */
@Schema(name = "PostRevision", description = "Revision with the whole post as it was after the change.")
public record PostRevisionView(
        @Schema(description = "Number of the revision of this post, from 1.", examples = "3", minimum = "1") int number,
        @Schema(description = "Time of the change.", examples = "2026-03-02T10:00:00Z") Instant at,
        @Schema(description = "Author of the change; null if the author has been deleted, or if the post is older than its revisions.") @Nullable AuthorRef by,
        @Schema(description = "Token of the request; null if the service made the change, such as publishing a scheduled post.") @Nullable RevisionToken token,
        @Schema(description = "Names of the changed properties.", examples = "[\"title\",\"content\"]", maxItems = PostRevision.MAX_CHANGED) List<@Size(max = PostRevision.MAX_FIELD) String> changed,
        @Schema(description = "Whether it is a revision of the working copy.", examples = "false") boolean draft,
        @Schema(description = "Post as it was, in the form of its input: authors and categories are ids.") PostInput post) {

    static PostRevisionView of(PostRevision revision, PostInput post) {
        return new PostRevisionView(revision.number, revision.at, revision.by == null ? null : AuthorRef.of(revision.by),
                RevisionToken.of(revision.tokenId, revision.tokenName), PostRevision.names(revision.changed), revision.draft,
                post);
    }
}
