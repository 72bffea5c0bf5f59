package dev.standfirst.share.read;

import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.post.card.PostShares;
import dev.standfirst.slug.Slug;

/** How often one of several posts was shared. */
@Schema(name = "SharesOfPost", description = "How often one of several posts was shared.")
public record SharesOfPost(
        @Schema(description = "The post, by the id or slug that it was asked for with.", examples = "why-ports-decide-wars", maxLength = Slug.MAX_LENGTH) String post,
        @Schema(description = "On all networks together.", examples = "42", minimum = "0") long total,
        @Schema(description = "By network; those without a share are absent.", examples = "{\"facebook\":40,\"email\":2}") Map<String, @PositiveOrZero Long> networks) {

    /** The answer for several posts. */
    @Schema(name = "SharesOfPosts", description = "How often each of several posts was shared.")
    public record All(
            @Schema(description = "In the order asked for; what is no public post is absent.", maxItems = 100) List<SharesOfPost> items) {
    }

    static SharesOfPost of(String post, PostShares shares) {
        return new SharesOfPost(post, shares.total(), shares.networks());
    }
}
