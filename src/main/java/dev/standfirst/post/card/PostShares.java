package dev.standfirst.post.card;

import java.util.Map;

import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Share counts of a post. */
@Schema(name = "PostShares", description = "Share counts of a post.")
public record PostShares(
        @Schema(description = "Shares on all networks.", examples = "42", minimum = "0") long total,
        @Schema(description = "Shares by network. Networks without shares are absent.", examples = "{\"facebook\":40,\"email\":2}") Map<String, @PositiveOrZero Long> networks) {

    /** Share counts with their total. */
    public static PostShares of(Map<String, Long> networks) {
        return new PostShares(networks.values().stream().mapToLong(Long::longValue).sum(), networks);
    }
}
