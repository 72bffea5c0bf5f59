package dev.standfirst.share.read;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.post.card.PostShares;

/** How often a post was shared, and when. */
@Schema(name = "ShareHistory", description = "How often a post was shared; by day where that was asked for.")
public record ShareHistoryView(
        @Schema(description = "On all networks together, since ever.", examples = "42", minimum = "0") long total,
        @Schema(description = "By network; those without a share are absent.", examples = "{\"facebook\":40,\"email\":2}") Map<String, @PositiveOrZero Long> networks,
        @Schema(description = "What of that was taken over from another system, and so belongs to no day. With by=day.") @JsonInclude(NON_NULL) @Nullable PostShares baseline,
        @Schema(description = "The days on which it was shared, the first one first; those without a share are absent, as are those before the service counted by day. With by=day.", maxItems = ShareDays.MOST) @JsonInclude(NON_NULL) @Nullable List<SharesOfDay> days) {

    static ShareHistoryView of(PostShares shares) {
        return new ShareHistoryView(shares.total(), shares.networks(), null, null);
    }

    static ShareHistoryView of(PostShares shares, PostShares baseline, List<SharesOfDay> days) {
        return new ShareHistoryView(shares.total(), shares.networks(), baseline, days);
    }
}
