package dev.standfirst.post;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.standfirst.text.Markdown;

/** What an author writes in. */
@Schema(description = "What an author writes in; Markdown is CommonMark with tables, strikethrough, autolinks and footnotes. More may come.")
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

    /** HTML that is still to be sanitised. */
    abstract String toHtml(String source);
}
