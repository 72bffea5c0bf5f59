package dev.standfirst.post;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.standfirst.text.Markdown;

/** Format of a source. */
@Schema(description = "Format of a source. Markdown is CommonMark with tables, strikethrough, autolinks and footnotes. Later versions may add values.")
public enum ContentFormat {
    @JsonProperty("html")
    HTML {
        @Override
        String toHtml(String source) {
            return source;
        }
    },
    /** CommonMark with tables, strikethrough, autolinks and footnotes. */
    @JsonProperty("markdown")
    MARKDOWN {
        @Override
        String toHtml(String source) {
            return Markdown.toHtml(source);
        }
    };

    /** Renders a source to HTML that is not sanitised yet. */
    abstract String toHtml(String source);
}
