package dev.standfirst.post;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a post stands. Whether it lies in the trash is told apart, so that restoring brings the status back. */
@Schema(description = "Where a post stands: being written, public, or kept but shown no more.")
public enum PostStatus {
    /** Being written. */
    @JsonProperty("draft")
    DRAFT,
    /** Public. */
    @JsonProperty("published")
    PUBLISHED,
    /** Was public, or was meant to be; kept, but shown no more. */
    @JsonProperty("archived")
    ARCHIVED
}
