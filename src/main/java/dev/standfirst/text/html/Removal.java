package dev.standfirst.text.html;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Part of a body that sanitising removed, and how often. */
@Schema(name = "Removal", description = "Part of a body that sanitising removed, and how often.")
public record Removal(
        @Schema(description = "Name of the element; “*” for all further ones after the first 100 kinds.", examples = "script", maxLength = MAX_NAME) String element,
        @Schema(description = "Name of the attribute of which the whole value or a part of it was removed; null for the element itself.", examples = "style", maxLength = MAX_NAME) @Nullable String attribute,
        @Schema(description = "Number of occurrences.", examples = "2", minimum = "1") int count,
        @Schema(description = "Reason of the removal.", examples = "NotAllowed") Reason reason) {

    /** Maximum length of a name in characters; longer ones are cut. */
    static final int MAX_NAME = 100;

    /** Reason why a part of a body was removed. */
    @Schema(name = "RemovalReason", description = "Reason why a part of a body was removed: `NotAllowed` the element, attribute or value is not allowed in a body; `Host` a frame of a host that is not configured, which a link to its page replaces; `Url` an address of a kind that is not allowed; `Data` a picture or another file inside of an address; `NoTarget` a link to a part of the body that does not exist; `Duplicate` an id that occurs more than once. Later versions may add values.")
    public enum Reason {
        @JsonProperty("NotAllowed")
        NOT_ALLOWED,
        @JsonProperty("Host")
        HOST,
        @JsonProperty("Url")
        URL,
        @JsonProperty("Data")
        DATA,
        @JsonProperty("NoTarget")
        NO_TARGET,
        @JsonProperty("Duplicate")
        DUPLICATE
    }
}
