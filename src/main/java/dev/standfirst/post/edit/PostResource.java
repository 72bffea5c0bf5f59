package dev.standfirst.post.edit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.http.Created;
import dev.standfirst.http.Creates;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.json.MergePatch;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.RendersBodies;
import dev.standfirst.post.view.PostView;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;
import dev.standfirst.slug.Ref;

@Path("/api/v1/posts")
@Tag(name = "Posts")
public class PostResource {

    private final PostWriter writer;
    private final PostTrashWriter trash;
    private final MergePatch mergePatch;
    private final CurrentCaller caller;

    PostResource(PostWriter writer, PostTrashWriter trash, MergePatch mergePatch, CurrentCaller caller) {
        this.writer = writer;
        this.trash = trash;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @RendersBodies
    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Creates
    @Requires(role = Role.CONTRIBUTOR, scope = Scope.WRITE, more = "Publishing and scheduling require role `author` and scope `publish`. A post whose authors do not include the caller requires role `editor`.")
    @Problems(ProblemType.SLUG_TAKEN)
    @Operation(summary = "Create a post", description = "Creates a draft unless `status` has another value.")
    public RestResponse<PostView> createPost(@NotNull @Valid PostInput input) {
        var post = writer.create(input, caller.get());
        return Created.at("/posts/" + post.slug(), post);
    }

    @RendersBodies
    @PATCH
    @Path("{post}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Requires(role = Role.CONTRIBUTOR, scope = Scope.WRITE, others = Role.EDITOR, more = "A change of a post that is not a draft, and every change of the status, require role `author`. A change of a public or scheduled post, and every change of the status, also require scope `publish`. Only an editor removes other authors from the byline.")
    @Problems({ ProblemType.WRONG_STATE, ProblemType.SLUG_TAKEN })
    @Operation(summary = "Change a post", description = "Changes the given properties, including the status.")
    public PostView updatePost(@RestPath Ref post, JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(post, mergePatch.of(patch, PostView.class), precondition, caller.get());
    }

    @DELETE
    @Path("{post}")
    @Requires(role = Role.AUTHOR, scope = { Scope.WRITE,
            Scope.PUBLISH }, others = Role.EDITOR, more = "Permanent deletion requires role `editor`.")
    @Operation(summary = "Move a post to the trash or delete it permanently", description = "The post is hidden immediately, and can be restored until the trash is emptied.")
    public void deletePost(@RestPath Ref post,
            @Parameter(description = "Whether to delete the post permanently, with its revisions and shares.", example = "true") @RestQuery @DefaultValue("false") boolean permanent,
            @Valid @BeanParam Precondition precondition) {
        trash.delete(post, permanent, precondition, caller.get());
    }

    @POST
    @Idempotent
    @Path("{post}/restore")
    @Requires(role = Role.AUTHOR, scope = { Scope.WRITE, Scope.PUBLISH }, others = Role.EDITOR)
    @Operation(summary = "Restore a post from the trash", description = "The post is restored with its slug and status; only a schedule whose date has passed is cancelled.")
    public RestResponse<PostView> restorePost(@RestPath Ref post) {
        return RestResponse.ok(trash.restore(post, caller.get()));
    }
}
