package dev.standfirst.share.read;

import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.post.card.PostShares;
import dev.standfirst.slug.Slug;

/** Share counts of one of several posts. */
@Schema(name = "SharesOfPost", description = "Share counts of one of several posts.")
public record SharesOfPost(
        @Schema(description = "Id or slug of the post, as in the request.", examples = "why-the-ferry-waits", maxLength = Slug.MAX_LENGTH) String post,
        @Schema(description = "Shares on all networks.", examples = "42", minimum = "0") long total,
        @Schema(description = "Shares by network; networks without a share are absent.", examples = "{\"facebook\":40,\"email\":2}") Map<String, @PositiveOrZero Long> networks) {

    /** Response for several posts. */
    @Schema(name = "SharesOfPosts", description = "Share counts of several posts.")
    public record All(
            @Schema(description = "Share counts in the order of the request; posts that are not public or do not exist are absent.", maxItems = 100) List<SharesOfPost> items) {
    }

    static SharesOfPost of(String post, PostShares shares) {
        return new SharesOfPost(post, shares.total(), shares.networks());
    }
}
