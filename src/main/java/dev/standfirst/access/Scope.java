package dev.standfirst.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Scopes of a token. They can only narrow the rights of the role. */
@Schema(description = "A scope of a token, which narrows the rights of the role: `read` permits reading what is not public, `write` writing, `publish` publishing, `admin` administration. Later versions may add values.")
public enum Scope {
    /** Read what is not public. */
    @JsonProperty("read")
    READ,
    /** Create and change; without “publish”, only what is neither public nor scheduled. */
    @JsonProperty("write")
    WRITE,
    /** Together with “write”: publish, archive, move to the trash, and change what is public or will be at its date. */
    @JsonProperty("publish")
    PUBLISH,
    /** Authors, tokens, the site. */
    @JsonProperty("admin")
    ADMIN
}
