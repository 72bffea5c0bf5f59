package dev.standfirst.post.revision;

import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.author.AuthorRef;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.history.PostRevision;

/** A change of a post, with the whole post as it was after it. */
@Schema(name = "PostRevision", description = "A change of a post, with the whole post as it was after it.")
public record PostRevisionView(
        @Schema(description = "Counts the changes of this post, from 1.", examples = "3", minimum = "1") int number,
        @Schema(description = "When it was made.", examples = "2026-03-02T10:00:00Z") Instant at,
        @Schema(description = "Who made it; null for an author who has been deleted, and for what was written before revisions were kept.") @Nullable AuthorRef by,
        @Schema(description = "The token it was made with; null where the service made it, as when a scheduled post is published.") @Nullable RevisionToken token,
        @Schema(description = "Names of the properties that are different since.", examples = "[\"title\",\"content\"]", maxItems = PostRevision.MOST_CHANGED) List<@Size(max = PostRevision.MAX_FIELD) String> changed,
        @Schema(description = "Whether it is one of the working copy, which readers do not see.", examples = "false") boolean draft,
        @Schema(description = "The post as it was, in the form in which it is written: authors and categories are ids.") PostInput post) {

    static PostRevisionView of(PostRevision revision, PostInput post) {
        return new PostRevisionView(revision.number, revision.at, revision.by == null ? null : AuthorRef.of(revision.by),
                RevisionToken.of(revision.tokenId, revision.tokenName), PostRevision.names(revision.changed), revision.draft,
                post);
    }
}
