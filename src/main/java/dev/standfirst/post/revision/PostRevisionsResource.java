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
import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.post.RendersBodies;
import dev.standfirst.post.view.PostView;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;
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
    @Requires(role = Role.CONTRIBUTOR, scope = Scope.READ, others = Role.EDITOR)
    @Operation(summary = "List the revisions of a post", description = "Newest first.")
    public Page<PostRevisionSummary> listRevisions(@RestPath Ref post, @Valid @BeanParam Listing listing) {
        return reader.list(post, listing, caller.get());
    }

    @GET
    @Path("{number}")
    @Requires(role = Role.CONTRIBUTOR, scope = Scope.READ, others = Role.EDITOR)
    @Operation(summary = "Get a revision of a post", description = "Returns the state of the post after the change.")
    public PostRevisionView getRevision(@RestPath Ref post,
            @Parameter(description = NUMBER, example = "3") @RestPath @Min(1) @Max(MAX_NUMBER) int number) {
        return reader.get(post, number, caller.get());
    }

    @GET
    @Path("{number}/diff")
    @Requires(role = Role.CONTRIBUTOR, scope = Scope.READ, others = Role.EDITOR)
    @Operation(summary = "Compare two revisions of a post", description = "Compares a revision with the previous revision, or with the revision `against`.")
    public PostRevisionDiff compareRevisions(@RestPath Ref post,
            @Parameter(description = NUMBER, example = "3") @RestPath @Min(1) @Max(MAX_NUMBER) int number,
            @Parameter(description = "Number of the revision to compare with. Defaults to the previous revision.", example = "1") @RestQuery @Min(1) @Max(MAX_NUMBER) @Nullable Integer against) {
        return reader.diff(post, number, against, caller.get());
    }

    @RendersBodies
    @POST
    @Idempotent
    @Path("{number}/restore")
    @Requires(role = Role.CONTRIBUTOR, scope = Scope.WRITE, others = Role.EDITOR, more = "A post that is not a draft requires role `author`; a public or scheduled post also requires scope `publish`. Unless an editor restores it, present authors stay in the byline.")
    @Problems({ ProblemType.WRONG_STATE, ProblemType.SLUG_TAKEN })
    @Operation(summary = "Restore a revision of a post", description = "Restores everything except status, date and review, and records this as a new revision. Authors, categories and other resources that have been deleted since are left out. A revision of the working copy is restored as the working copy.")
    public RestResponse<PostView> restoreRevision(@RestPath Ref post,
            @Parameter(description = NUMBER, example = "3") @RestPath @Min(1) @Max(MAX_NUMBER) int number) {
        return RestResponse.ok(writer.restore(post, number, caller.get()));
    }
}
