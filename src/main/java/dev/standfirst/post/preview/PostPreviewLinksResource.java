package dev.standfirst.post.preview;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.http.Created;
import dev.standfirst.http.Creates;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;
import dev.standfirst.slug.Ref;

/** Preview links of one post. */
@Path("/api/v1/posts/{post}/preview-links")
@Tag(name = "Posts")
public class PostPreviewLinksResource {

    private final PreviewLinkWriter writer;
    private final CurrentCaller caller;

    PostPreviewLinksResource(PreviewLinkWriter writer, CurrentCaller caller) {
        this.writer = writer;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Creates
    @Requires(role = Role.CONTRIBUTOR, scope = { Scope.READ, Scope.WRITE }, others = Role.EDITOR)
    @Problems(ProblemType.WRONG_STATE)
    @Operation(summary = "Create a preview link", description = "The link shows this post without a token until it expires or the post is moved to the trash.")
    public RestResponse<PreviewLinkView> createPreviewLink(@RestPath Ref post, @NotNull @Valid PreviewLinkInput input,
            @Context UriInfo uri) {
        var link = writer.create(post, input, uri.getBaseUri(), caller.get());
        return Created.at(link.url(), link);
    }
}
