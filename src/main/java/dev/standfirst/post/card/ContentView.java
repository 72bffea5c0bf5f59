package dev.standfirst.post.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.post.ContentFormat;
import dev.standfirst.post.PostInput;

/** The body of a post. */
@Schema(name = "PostContent", description = "The body of a post.")
public record ContentView(
        @Schema(description = "What the author wrote in.", examples = "markdown") ContentFormat format,
        @Schema(description = "What the author wrote; only for those who may change the post.", examples = "A port is a promise.", maxLength = PostInput.ContentInput.MAX_SOURCE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String source,
        @Schema(description = "Rendered and sanitised: safe to put into a page as it is.", examples = "<p>A port is a promise.</p>") String html) {
}
