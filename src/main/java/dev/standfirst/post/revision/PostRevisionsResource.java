package dev.standfirst.post.revision;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.post.view.PostView;
import dev.standfirst.slug.Ref;

@Path("/api/v1/posts/{post}/revisions")
@Tag(name = "Revisions")
public class PostRevisionsResource {

    /** More revisions than a post can have. */
    private static final int MAX_NUMBER = 1_000_000_000;

    private static final String NUMBER = "Number of the revision, from 1.";

    private final PostRevisionReader reader;
    private final PostRevisionWriter writer;
    private final CurrentCaller caller;

    PostRevisionsResource(PostRevisionReader reader, PostRevisionWriter writer, CurrentCaller caller) {
        this.reader = reader;
        this.writer = writer;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List the changes of a post, newest first", description = "Takes one of its authors or an editor, with the scope read.")
    public Page<PostRevisionSummary> listRevisions(@RestPath Ref post, @Valid @BeanParam Listing listing) {
        return reader.list(post, listing, caller.get());
    }

    @GET
    @Path("{number}")
    @Operation(summary = "Read a post as it was", description = "Takes one of its authors or an editor, with the scope read.")
    public PostRevisionView getRevision(@RestPath Ref post,
            @Parameter(description = NUMBER, example = "3") @RestPath @Min(1) @Max(MAX_NUMBER) int number) {
        return reader.get(post, number, caller.get());
    }

    @GET
    @Path("{number}/diff")
    @Operation(summary = "Compare a post as it was with how it was before", description = "Takes one of its authors or an editor, with the scope read.")
    public PostRevisionDiff compareRevisions(@RestPath Ref post,
            @Parameter(description = NUMBER, example = "3") @RestPath @Min(1) @Max(MAX_NUMBER) int number,
            @Parameter(description = "Number of the revision to compare with; the one before where it is not given.", example = "1") @RestQuery @Min(1) @Max(MAX_NUMBER) @Nullable Integer against) {
        return reader.diff(post, number, against, caller.get());
    }

    @POST
    @Idempotent
    @Path("{number}/restore")
    @Operation(summary = "Bring back a post as it was", description = "Everything but its status, date and review, as a new change that can be undone in the same way; what has been deleted since is left out. A revision of the working copy comes back as the working copy. Takes what changing the post takes.")
    public RestResponse<PostView> restoreRevision(@RestPath Ref post,
            @Parameter(description = NUMBER, example = "3") @RestPath @Min(1) @Max(MAX_NUMBER) int number) {
        return RestResponse.ok(writer.restore(post, number, caller.get()));
    }
}
