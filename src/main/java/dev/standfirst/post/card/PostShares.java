package dev.standfirst.post.card;

import java.util.Map;

import jakarta.validation.constraints.PositiveOrZero;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often a post was shared. */
@Schema(name = "PostShares", description = "How often a post was shared.")
public record PostShares(
        @Schema(description = "On all networks together.", examples = "42", minimum = "0") long total,
        @Schema(description = "By network; those without a share are absent.", examples = "{\"facebook\":40,\"email\":2}") Map<String, @PositiveOrZero Long> networks) {

    /** Adds up the total. */
    public static PostShares of(Map<String, Long> networks) {
        return new PostShares(networks.values().stream().mapToLong(Long::longValue).sum(), networks);
    }
}
