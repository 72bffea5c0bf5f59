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
import dev.standfirst.http.Created;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.json.MergePatch;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.view.PostView;
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

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write a post", description = "A draft, unless “status” says otherwise. Takes the role contributor and the scope write; publishing takes the role author and the scope publish.")
    public RestResponse<PostView> createPost(@NotNull @Valid PostInput input) {
        var post = writer.create(input, caller.get());
        return Created.at("/posts/" + post.slug(), post);
    }

    @PATCH
    @Path("{post}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Operation(summary = "Change a post, or its status", description = "Takes one of its authors or an editor, with the scope write; publishing and archiving, and changing what is public, take the scope publish.")
    public PostView updatePost(@RestPath Ref post, JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(post, input -> mergePatch.apply(patch, input), precondition, caller.get());
    }

    @DELETE
    @Path("{post}")
    @Operation(summary = "Move a post to the trash, or delete it for good", description = "It is out of sight at once, and can be restored until the trash is emptied. Takes one of its authors or an editor, with the scope publish; deleting it for good takes an editor.")
    public void deletePost(@RestPath Ref post,
            @Parameter(description = "Whether to delete it for good, with its history and its shares.", example = "true") @RestQuery @DefaultValue("false") boolean permanent,
            @Valid @BeanParam Precondition precondition) {
        trash.delete(post, permanent, precondition, caller.get());
    }

    @POST
    @Idempotent
    @Path("{post}/restore")
    @Operation(summary = "Take a post back from the trash", description = "As it was, with its address; only a schedule whose date has passed meanwhile is off. Takes one of its authors or an editor, with the scope publish.")
    public RestResponse<PostView> restorePost(@RestPath Ref post) {
        return RestResponse.ok(trash.restore(post, caller.get()));
    }
}
