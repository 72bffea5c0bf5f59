package dev.standfirst.post.batch;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.slug.Ref;

/** Several things to be done with posts, in their order. */
@Schema(name = "PostBatchInput", description = "Several things to be done with posts, in their order.")
public record PostBatchInput(
        @Schema(description = "Up to 100.") @NotNull @Size(min = 1, max = MOST_OPERATIONS) List<@NotNull @Valid PostOperation> operations) {

    static final int MOST_OPERATIONS = 100;

    /** One of them. */
    @Schema(name = "PostOperationInput", description = "One thing to be done with a post.")
    public record PostOperation(
            @Schema(description = "What to do.", examples = "patch") @NotNull Kind op,
            @Schema(description = "Id or slug of the post; left out to create one.", examples = "why-ports-decide-wars") @Size(min = 1, max = Ref.MAX_LENGTH) @Nullable String post,
            @Schema(ref = "PostPatch", description = "The new post, which takes a title, or what to change about the one there is; left out to delete it.", examples = "{\"featured\":true}") @Nullable JsonNode value,
            @Schema(description = "The version it is meant for: 412 if the post has another one.", examples = "3") @Min(0) @Max(Long.MAX_VALUE) @Nullable Long version,
            @Schema(description = "Whether to delete it for good; false where it is not given.", examples = "false") @Nullable Boolean permanent) {

        /** What says null has no value. */
        public PostOperation {
            value = value == null || value.isNull() ? null : value;
        }
    }

    /** What is done with a post. */
    @Schema(name = "PostOperationKind", description = "What is done with a post: like POST, PATCH and DELETE of a single one.")
    public enum Kind {
        /** Writes a new one. */
        @JsonProperty("create")
        CREATE,
        /** Changes one. */
        @JsonProperty("patch")
        PATCH,
        /** Moves one to the trash, or deletes it for good. */
        @JsonProperty("delete")
        DELETE
    }
}
