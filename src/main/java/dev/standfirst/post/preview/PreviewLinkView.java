package dev.standfirst.post.preview;

import java.net.URI;
import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What lets anybody read one post, public or not, until it expires or is revoked. */
@Schema(name = "PreviewLink", description = "What lets anybody read one post, public or not, until it expires or the post is moved to the trash.")
public record PreviewLinkView(
        @Schema(description = "The post, as JSON, for whoever follows it.", examples = "https://cms.harbour.example/api/v1/posts/why-ports-decide-wars?preview=AZqMHnwAfD2tPC5_WzBMEgAAAZ3I") URI url,
        @Schema(description = "What stands in the link, for a front end that asks for the post itself: “preview” of GET /posts/{post}.", examples = "AZqMHnwAfD2tPC5_WzBMEgAAAZ3I", maxLength = 200) String token,
        @Schema(description = "Until when it is good.", examples = "2026-03-05T10:00:00Z") Instant expiresAt) {
}
