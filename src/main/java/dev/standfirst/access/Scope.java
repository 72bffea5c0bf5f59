package dev.standfirst.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a token is good for. A scope only narrows what the role allows. */
@Schema(description = "What a token is good for, within what the role allows: to read what is not public, to write, to publish, to administer. More may come.")
public enum Scope {
    /** Read what is not public. */
    @JsonProperty("read")
    READ,
    /** Create and change; alone, what is not public. */
    @JsonProperty("write")
    WRITE,
    /** With “write”: publish, archive and trash, and change what readers see. */
    @JsonProperty("publish")
    PUBLISH,
    /** Authors, tokens, the site. */
    @JsonProperty("admin")
    ADMIN
}
