package dev.standfirst.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Roles of authors, from the least to the highest; each includes the rights of those before it. */
@Schema(description = "The role of an author, from the least to the highest: `contributor` writes own drafts, `author` also publishes own posts, `editor` also edits all posts, categories and tags, `admin` may do everything.")
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
