package dev.standfirst.post.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.post.ContentFormat;
import dev.standfirst.post.PostInput;

/** Body of a post. */
@Schema(name = "PostContent", description = "Body of a post.")
public record ContentView(
        @Schema(description = "Format of the source.", examples = "markdown") ContentFormat format,
        @Schema(description = "Source as the author wrote it, only for callers who may change the post.", examples = "A port is a promise.", maxLength = PostInput.ContentInput.MAX_SOURCE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String source,
        @Schema(description = "Rendered and sanitised HTML, safe to insert into a page.", examples = "<p>A port is a promise.</p>") String html) {
}
