package dev.standfirst.post.card;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.post.ContentFormat;
import dev.standfirst.post.PostInput;
import dev.standfirst.text.html.Removal;
import dev.standfirst.text.html.Removals;

/** Body of a post. */
@Schema(name = "PostContent", description = "Body of a post.")
public record ContentView(
        @Schema(description = "Format of the source.", examples = "markdown") ContentFormat format,
        @Schema(description = "Source as the author wrote it, only for callers who may change the post.", examples = "A port is a promise.", maxLength = PostInput.ContentInput.MAX_SOURCE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String source,
        @Schema(description = "Rendered and sanitised HTML, safe to insert into a page.", examples = "<p>A port is a promise.</p>") String html,
        @Schema(description = "What sanitising removed from the body, only for callers who may change the post; empty if it removed nothing.", maxItems = Removals.MAX
                + 1) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RemovalView> removed) {

    /** Body for readers. */
    public static ContentView ofReader(ContentFormat format, String html) {
        return new ContentView(format, null, html, null);
    }

    /** Body for callers who may change the post. */
    public static ContentView ofAuthor(ContentFormat format, String source, String html, List<Removal> removed) {
        return new ContentView(format, source, html, removed.stream().map(RemovalView::of).toList());
    }
}
