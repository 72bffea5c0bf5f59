package dev.standfirst.post.revision;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.post.history.PostRevision;
import dev.standfirst.text.LineDiff;

/** Differences between two revisions of a post. */
@Schema(name = "PostRevisionDiff", description = "Differences between two revisions of a post.")
public record PostRevisionDiff(
        @Schema(description = "Number of the revision.", examples = "3", minimum = "1") int number,
        @Schema(description = "Number of the revision it is compared with; 0 for the empty post before the first one.", examples = "2", minimum = "0") int against,
        @Schema(description = "Properties that differ; of the body, only its format.", maxItems = PostRevision.MAX_CHANGED) List<FieldDiff> fields,
        @Schema(description = "Lines of the source that differ, with up to three lines around them; empty if none differ.") List<TextDiff> text) {

    /** Property that differs. */
    @Schema(name = "FieldDiff", description = "Property that differs.")
    public record FieldDiff(
            @Schema(description = "Name of the property.", examples = "title", maxLength = PostRevision.MAX_FIELD) String field,
            @Schema(implementation = Object.class, description = "Value in the revision that it is compared with; null if it has none.", examples = "Why ferries wait") JsonNode from,
            @Schema(implementation = Object.class, description = "Value in the revision; null if it has none.", examples = "Why the ferry waits") JsonNode to) {
    }

    /** Group of differing lines. */
    @Schema(name = "TextDiff", description = "Group of differing lines, and the lines around them.")
    public record TextDiff(
            @Schema(description = "Number of its first line in the older text, from 1.", examples = "1", minimum = "1") int fromLine,
            @Schema(description = "Number of its first line in the newer text, from 1.", examples = "1", minimum = "1") int toLine,
            @Schema(description = "Lines; removed lines come before added ones.") List<LineOfText> lines) {

        static TextDiff of(LineDiff.Hunk hunk) {
            return new TextDiff(hunk.from(), hunk.to(),
                    hunk.lines().stream().map(line -> new LineOfText(LineChange.valueOf(line.change().name()), line.text()))
                            .toList());
        }
    }

    /** Line of one or both texts. */
    @Schema(name = "LineOfText", description = "Line of one or both texts.")
    public record LineOfText(
            @Schema(description = "Change of the line.", examples = "added") LineChange change,
            @Schema(description = "Text of the line, without its line break.", examples = "A port is a promise.") String text) {
    }

    /** Change of a line. */
    @Schema(name = "LineChange", description = "Change of a line: it is in both texts, only in the older text, or only in the newer text.")
    public enum LineChange {
        /** The line is in both texts. */
        @JsonProperty("same")
        SAME,
        /** The line is only in the older text. */
        @JsonProperty("removed")
        REMOVED,
        /** The line is only in the newer text. */
        @JsonProperty("added")
        ADDED
    }
}
