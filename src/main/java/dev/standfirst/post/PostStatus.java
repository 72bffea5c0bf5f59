package dev.standfirst.post;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Status of a post. Being in the trash is no status, so that restoring a post restores its status. */
@Schema(description = "Status of a post: a draft, scheduled for its date, published, or archived and no longer public.")
public enum PostStatus {
    /** Not public, in preparation. */
    @JsonProperty("draft")
    DRAFT,
    /** Public from its date on. */
    @JsonProperty("scheduled")
    SCHEDULED,
    /** Public. */
    @JsonProperty("published")
    PUBLISHED,
    /** Not public, kept for its authors. */
    @JsonProperty("archived")
    ARCHIVED;

    /** A published post cannot be scheduled: it would silently stop being public. */
    private static final Set<PostStatus> AFTER_PUBLISHED = EnumSet.of(DRAFT, PUBLISHED, ARCHIVED);

    /** Statuses that may follow, itself included. */
    Set<PostStatus> next() {
        return this == PUBLISHED ? AFTER_PUBLISHED : EnumSet.allOf(PostStatus.class);
    }

    /** Status at a time: a scheduled post is published from its date on. */
    public PostStatus at(Instant now, @Nullable Instant publishedAt) {
        return this == SCHEDULED && publishedAt != null && !publishedAt.isAfter(now) ? PUBLISHED : this;
    }
}
