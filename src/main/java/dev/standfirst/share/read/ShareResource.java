package dev.standfirst.share.read;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Share counts of several posts. */
@Path("/api/v1/shares")
@Tag(name = "Shares")
public class ShareResource {

    private final ShareReader reader;

    ShareResource(ShareReader reader) {
        this.reader = reader;
    }

    @GET
    @Operation(summary = "Get the share counts of several posts", description = "For lists of posts that are cached longer than share counts should be.")
    public SharesOfPost.All listShares(
            @Parameter(description = "Ids or slugs of public posts, up to 100.", required = true, example = "why-the-ferry-waits", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @Size(max = 20_100) @Nullable String posts) {
        return reader.list(posts);
    }
}
