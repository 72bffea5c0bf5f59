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

/** Operations on posts, in their order. */
@Schema(name = "PostBatchInput", description = "Operations on posts, in their order.")
public record PostBatchInput(
        @Schema(description = "Operations, up to 100.") @NotNull @Size(min = 1, max = MAX_OPERATIONS) List<@NotNull @Valid PostOperation> operations) {

    static final int MAX_OPERATIONS = 100;

    /** Operation on a post. */
    @Schema(name = "PostOperationInput", description = "Operation on a post.")
    public record PostOperation(
            @Schema(description = "Kind of operation.", examples = "patch") @NotNull Kind op,
            @Schema(description = "Id or slug of the post. Absent to create a post.", examples = "why-the-ferry-waits") @Size(min = 1, max = Ref.MAX_LENGTH) @Nullable String post,
            @Schema(ref = "PostPatch", description = "New post, which requires a title, or the properties to change. Absent to delete a post.", examples = "{\"featured\":true}") @Nullable JsonNode value,
            @Schema(description = "Version that the operation is based on: 412 if the post has another one.", examples = "3") @Min(0) @Max(Long.MAX_VALUE) @Nullable Long version,
            @Schema(description = "Whether to delete the post permanently. false if not given.", examples = "false") @Nullable Boolean permanent) {

        /** Treats a JSON null like an absent value. */
        public PostOperation {
            value = value == null || value.isNull() ? null : value;
        }
    }

    /** Kind of an operation. */
    @Schema(name = "PostOperationKind", description = "Kind of an operation: like POST, PATCH and DELETE of a single post.")
    public enum Kind {
        /** Creates a post. */
        @JsonProperty("create")
        CREATE,
        /** Changes a post. */
        @JsonProperty("patch")
        PATCH,
        /** Moves a post to the trash, or deletes it permanently. */
        @JsonProperty("delete")
        DELETE
    }
}
