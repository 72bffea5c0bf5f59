package dev.standfirst.post.workingcopy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.http.query.AnyOrder;
import dev.standfirst.http.query.Projectable;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.json.MergePatch;
import dev.standfirst.post.RendersBodies;
import dev.standfirst.post.view.PostView;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;
import dev.standfirst.slug.Ref;

@Path("/api/v1/posts/{post}/draft")
@Tag(name = "Working copies")
public class WorkingCopyResource {

    private final WorkingCopyReader reader;
    private final WorkingCopyWriter writer;
    private final MergePatch mergePatch;
    private final CurrentCaller caller;

    WorkingCopyResource(WorkingCopyReader reader, WorkingCopyWriter writer, MergePatch mergePatch, CurrentCaller caller) {
        this.reader = reader;
        this.writer = writer;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @GET
    @Projectable(example = "title,content")
    @Requires(role = Role.CONTRIBUTOR, scope = Scope.READ, others = Role.EDITOR)
    @Operation(summary = "Get the working copy of a post", description = "Returns the post as it will be when the working copy is published. `version` is the version of the working copy.")
    public PostView getDraft(@RestPath Ref post,
            @Parameter(description = "Additional properties of the post.", example = "recent,shareLinks,publishedAgo", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "Language of `publishedAgo`.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return reader.get(post, include, caller.get(), acceptLanguage);
    }

    @RendersBodies
    @PATCH
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Requires(role = Role.CONTRIBUTOR, scope = Scope.WRITE, others = Role.EDITOR)
    @Problems({ ProblemType.WRONG_STATE, ProblemType.SLUG_TAKEN })
    @Operation(summary = "Change the working copy of a published post", description = "The first change creates the working copy; readers do not see it. Properties that the working copy does not change follow the post.")
    public PostView updateDraft(@RestPath Ref post, JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(post, mergePatch.of(patch, PostView.class), precondition, caller.get());
    }

    @DELETE
    @Requires(role = Role.CONTRIBUTOR, scope = Scope.WRITE, others = Role.EDITOR)
    @Operation(summary = "Delete the working copy", description = "The revisions of the working copy are kept.")
    public void deleteDraft(@RestPath Ref post, @Valid @BeanParam Precondition precondition) {
        writer.delete(post, precondition, caller.get());
    }

    @RendersBodies
    @POST
    @Idempotent
    @Path("publish")
    @Requires(role = Role.AUTHOR, scope = { Scope.WRITE, Scope.PUBLISH }, others = Role.EDITOR)
    @Problems({ ProblemType.WRONG_STATE, ProblemType.SLUG_TAKEN })
    @Operation(summary = "Publish the working copy", description = "Applies all changes of the working copy to the post in one step and deletes the working copy.")
    public RestResponse<PostView> publishDraft(@RestPath Ref post, @Valid @BeanParam Precondition precondition) {
        return RestResponse.ok(writer.publish(post, precondition, caller.get()));
    }
}
