package dev.standfirst.share.read;

import java.time.LocalDate;
import java.util.Map;

import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.post.card.PostShares;

/** Shares of a post on one day. */
@Schema(name = "SharesOfDay", description = "Shares of a post on one day.")
public record SharesOfDay(
        @Schema(description = "Day in UTC.", examples = "2026-03-05") LocalDate day,
        @Schema(description = "Shares on all networks.", examples = "3", minimum = "0") long total,
        @Schema(description = "Shares by network; networks without a share are absent.", examples = "{\"facebook\":2,\"email\":1}") Map<String, @PositiveOrZero Long> networks) {

    static SharesOfDay of(LocalDate day, PostShares shares) {
        return new SharesOfDay(day, shares.total(), shares.networks());
    }
}
