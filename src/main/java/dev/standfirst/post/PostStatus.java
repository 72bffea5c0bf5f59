package dev.standfirst.post;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a post stands. Whether it lies in the trash is told apart, so that restoring brings the status back. */
@Schema(description = "Where a post stands: being written, to be public from its date on, public, or kept but shown no more.")
public enum PostStatus {
    /** Being written. */
    @JsonProperty("draft")
    DRAFT,
    /** Finished, and public from its date on. */
    @JsonProperty("scheduled")
    SCHEDULED,
    /** Public. */
    @JsonProperty("published")
    PUBLISHED,
    /** Was public, or was meant to be; kept, but shown no more. */
    @JsonProperty("archived")
    ARCHIVED;

    /** What readers have already cannot be scheduled: they would lose it without anybody having said so. */
    private static final Set<PostStatus> AFTER_PUBLISHED = EnumSet.of(DRAFT, PUBLISHED, ARCHIVED);

    /** What it can be changed to, itself included. */
    Set<PostStatus> next() {
        return this == PUBLISHED ? AFTER_PUBLISHED : EnumSet.allOf(PostStatus.class);
    }

    /** What a post of this status is at a time: one that is scheduled is published from its date on, by itself. */
    public PostStatus at(Instant now, @Nullable Instant publishedAt) {
        return this == SCHEDULED && publishedAt != null && !publishedAt.isAfter(now) ? PUBLISHED : this;
    }
}
