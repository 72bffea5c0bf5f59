package dev.standfirst.post.revision;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.post.history.PostRevision;
import dev.standfirst.text.LineDiff;

/** In what a revision differs from another one of the same post. */
@Schema(name = "PostRevisionDiff", description = "In what a revision differs from another one of the same post.")
public record PostRevisionDiff(
        @Schema(description = "The revision.", examples = "3", minimum = "1") int number,
        @Schema(description = "The one it is compared with; 0 for the blank page before the first one.", examples = "2", minimum = "0") int against,
        @Schema(description = "Each property that differs; of the body, only its format.", maxItems = PostRevision.MOST_CHANGED) List<FieldDiff> fields,
        @Schema(description = "Where the lines of the body's source differ, with up to three lines around; empty where they do not.") List<TextDiff> text) {

    /** A property that differs. */
    @Schema(name = "FieldDiff", description = "A property that differs.")
    public record FieldDiff(
            @Schema(description = "Name of the property.", examples = "title", maxLength = PostRevision.MAX_FIELD) String field,
            @Schema(implementation = Object.class, description = "What it was in the revision compared with; null for nothing.", examples = "Why ports matter") JsonNode from,
            @Schema(implementation = Object.class, description = "What it is in the revision; null for nothing.", examples = "Why ports decide wars") JsonNode to) {
    }

    /** Differing lines that lie close together. */
    @Schema(name = "TextDiff", description = "Differing lines that lie close together, and those around them.")
    public record TextDiff(
            @Schema(description = "Number of its first line in the older text, from 1.", examples = "1", minimum = "1") int fromLine,
            @Schema(description = "Number of its first line in the newer text, from 1.", examples = "1", minimum = "1") int toLine,
            @Schema(description = "The lines, removed ones before those that were added.") List<LineOfText> lines) {

        static TextDiff of(LineDiff.Hunk hunk) {
            return new TextDiff(hunk.from(), hunk.to(),
                    hunk.lines().stream().map(line -> new LineOfText(LineChange.valueOf(line.change().name()), line.text()))
                            .toList());
        }
    }

    /** A line of either text. */
    @Schema(name = "LineOfText", description = "A line of either text.")
    public record LineOfText(
            @Schema(description = "What became of it.", examples = "added") LineChange change,
            @Schema(description = "The line, without its end.", examples = "A port is a promise.") String text) {
    }

    /** What became of a line. */
    @Schema(name = "LineChange", description = "What became of a line: it is in both texts, only in the older one, or only in the newer one.")
    public enum LineChange {
        /** In both texts. */
        @JsonProperty("same")
        SAME,
        /** Only in the older one. */
        @JsonProperty("removed")
        REMOVED,
        /** Only in the newer one. */
        @JsonProperty("added")
        ADDED
    }
}
