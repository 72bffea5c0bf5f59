package dev.standfirst.share.read;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.post.card.PostShares;

/** Share counts of a post, and optionally their history by day. */
@Schema(name = "ShareHistory", description = "Share counts of a post, with the history by day if `by=day` is requested.")
public record ShareHistoryView(
        @Schema(description = "Shares on all networks, including the baseline.", examples = "42", minimum = "0") long total,
        @Schema(description = "Shares by network, including the baseline; networks without a share are absent.", examples = "{\"facebook\":40,\"email\":2}") Map<String, @PositiveOrZero Long> networks,
        @Schema(description = "Shares taken over from another system, which belong to no day. Present with `by=day`.") @JsonInclude(NON_NULL) @Nullable PostShares baseline,
        @Schema(description = "Shares by day, oldest first. Days without a share are absent, as are days before the service counted by day. Present with `by=day`.", maxItems = ShareDays.MAX_DAYS) @JsonInclude(NON_NULL) @Nullable List<SharesOfDay> days) {

    static ShareHistoryView of(PostShares shares) {
        return new ShareHistoryView(shares.total(), shares.networks(), null, null);
    }

    static ShareHistoryView of(PostShares shares, PostShares baseline, List<SharesOfDay> days) {
        return new ShareHistoryView(shares.total(), shares.networks(), baseline, days);
    }
}
