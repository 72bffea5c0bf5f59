package dev.standfirst.share;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.post.PostShares;

/** How often a post was shared, and when. */
@Schema(name = "PostSharesView", description = "How often a post was shared; by day where that was asked for.")
public record PostSharesView(
        @Schema(description = "On all networks together, since ever.", examples = "42") long total,
        @Schema(description = "By network; those without a share are absent.", examples = "{\"facebook\":40,\"email\":2}") Map<String, Long> networks,
        @Schema(description = "What of that was taken over from another system, and so belongs to no day. With by=day.") @JsonInclude(NON_NULL) @Nullable PostShares baseline,
        @Schema(description = "The days on which it was shared, the first one first; those without a share are absent, as are those before the service counted by day. With by=day.") @JsonInclude(NON_NULL) @Nullable List<SharesOfDay> days) {

    static PostSharesView of(PostShares shares) {
        return new PostSharesView(shares.total(), shares.networks(), null, null);
    }

    static PostSharesView of(PostShares shares, PostShares baseline, List<SharesOfDay> days) {
        return new PostSharesView(shares.total(), shares.networks(), baseline, days);
    }
}
