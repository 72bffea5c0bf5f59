package dev.standfirst.post;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.standfirst.slug.Slug;
import dev.standfirst.text.markdown.Markdown;

/** Format of a source. */
@Schema(description = "Format of a source. Markdown is GitHub Flavored Markdown with footnotes, heading ids and math. Later versions may add values.")
public enum ContentFormat {
    @JsonProperty("html")
    HTML {
        @Override
        String toHtml(String source) {
            return source;
        }
    },
    /** GitHub Flavored Markdown with footnotes, heading ids and math. */
    @JsonProperty("markdown")
    MARKDOWN {
        @Override
        String toHtml(String source) {
            return Markdown.toHtml(source, text -> Slug.of(text, "section"));
        }
    };

    /** Renders a source to HTML that is not sanitised yet. */
    abstract String toHtml(String source);
}
