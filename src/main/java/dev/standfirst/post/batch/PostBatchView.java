package dev.standfirst.post.batch;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.post.view.PostView;
import dev.standfirst.problem.Problem;

/** Results of the operations of a batch, in their order. */
@Schema(name = "PostBatch", description = "Results of the operations of a batch, in their order.")
public record PostBatchView(
        @Schema(description = "Result of each operation.", minItems = 1, maxItems = PostBatchInput.MAX_OPERATIONS) List<PostOutcome> items) {

    /** Result of one operation. */
    @Schema(name = "PostOutcome", description = "Result of one operation: the post, or the problem.")
    public record PostOutcome(
            @Schema(description = "HTTP status that the operation would have by itself.", examples = "200", minimum = "200", maximum = "599") int status,
            @Schema(description = "Post after the operation; present if it was created or changed.") @JsonInclude(NON_NULL) @Nullable PostView post,
            @Schema(description = "Problem; present if the operation failed.") @JsonInclude(NON_NULL) @Nullable Problem problem) {
    }
}
