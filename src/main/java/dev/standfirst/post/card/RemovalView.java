package dev.standfirst.post.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.standfirst.text.html.Removal;

/** Part of a body that sanitising removed, and how often. */
@Schema(name = "Removal", description = "Part of a body that sanitising removed, and how often.")
public record RemovalView(
        @Schema(description = "Name of the element; “*” for all further ones after the first 100 kinds.", examples = "script", maxLength = Removal.MAX_NAME) String element,
        @Schema(description = "Name of the attribute of which the whole value or a part of it was removed; null for the element itself.", examples = "style", maxLength = Removal.MAX_NAME) @Nullable String attribute,
        @Schema(description = "Number of occurrences.", examples = "2", minimum = "1") int count,
        @Schema(description = "Reason of the removal.", examples = "NotAllowed") RemovalReason reason) {

    /** Reason why a part of a body was removed: a {@link Removal.Reason} in the form of the API. */
    @Schema(name = "RemovalReason", description = "Reason why a part of a body was removed: `NotAllowed` the element, attribute or value is not allowed in a body; `Host` a frame of a host that is not configured, which a link to its page replaces; `Url` an address of a kind that is not allowed; `Data` a picture or another file inside of an address; `NoTarget` a link to a part of the body that does not exist; `Duplicate` an id that occurs more than once. Later versions may add values.")
    public enum RemovalReason {
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

    static RemovalView of(Removal removal) {
        return new RemovalView(removal.element(), removal.attribute(), removal.count(),
                RemovalReason.valueOf(removal.reason().name()));
    }
}
