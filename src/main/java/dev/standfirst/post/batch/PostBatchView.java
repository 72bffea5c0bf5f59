package dev.standfirst.post.batch;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.post.view.PostView;
import dev.standfirst.problem.Problem;

/** What became of each operation of a batch, in their order. */
@Schema(name = "PostBatch", description = "What became of each operation of a batch, in their order.")
public record PostBatchView(
        @Schema(description = "One for each operation.", minItems = 1, maxItems = PostBatchInput.MOST_OPERATIONS) List<PostOutcome> items) {

    /** What became of one operation. */
    @Schema(name = "PostOutcome", description = "What became of one operation: the post, or why it was refused.")
    public record PostOutcome(
            @Schema(description = "The HTTP status that it would have been answered with by itself.", examples = "200", minimum = "200", maximum = "599") int status,
            @Schema(description = "The post as it is now; only there if it was created or changed.") @JsonInclude(NON_NULL) @Nullable PostView post,
            @Schema(description = "Why nothing was done; only there if nothing was.") @JsonInclude(NON_NULL) @Nullable Problem problem) {
    }
}
