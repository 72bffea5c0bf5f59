package dev.standfirst.post.preview;

import java.net.URI;
import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Preview link of a post. */
@Schema(name = "PreviewLink", description = "Link that shows one post, public or not, until it expires or the post is moved to the trash.")
public record PreviewLinkView(
        @Schema(description = "URL of the post as JSON, or of the page of the front end that shows the preview, if the operator has configured one.", examples = "https://cms.harbour.example/api/v1/posts/why-the-ferry-waits?preview=AZqMHnwAfD2tPC5_WzBMEgAAAZ3I") URI url,
        @Schema(description = "Token of the link, for a front end that requests the post itself: the parameter “preview” of GET /posts/{post}.", examples = "AZqMHnwAfD2tPC5_WzBMEgAAAZ3I", maxLength = 200) String token,
        @Schema(description = "Time at which the link expires.", examples = "2026-03-05T10:00:00Z") Instant expiresAt) {
}
