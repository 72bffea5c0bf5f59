package dev.standfirst.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an author may do at most, from the least to the most; each includes those before it. */
@Schema(description = "What an author may do at most, from the least to the most: own drafts; publishing own posts; all posts, categories and tags; everything.")
public enum Role {
    /** Writes and changes own drafts. */
    @JsonProperty("contributor")
    CONTRIBUTOR,
    /** Also publishes, archives and trashes own posts. */
    @JsonProperty("author")
    AUTHOR,
    /** Also all posts, categories and tags. */
    @JsonProperty("editor")
    EDITOR,
    /** Also authors, tokens and the site. */
    @JsonProperty("admin")
    ADMIN
}
