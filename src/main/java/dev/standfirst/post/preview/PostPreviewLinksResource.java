package dev.standfirst.post.preview;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

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
import dev.standfirst.http.url.PublicUrl;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;
import dev.standfirst.slug.Ref;
import io.vertx.core.http.HttpServerRequest;

/** Preview links of one post. */
@Path("/api/v1/posts/{post}/preview-links")
@Tag(name = "Posts")
public class PostPreviewLinksResource {

    private final PreviewLinkWriter writer;
    private final CurrentCaller caller;
    private final PublicUrl publicUrl;

    PostPreviewLinksResource(PreviewLinkWriter writer, CurrentCaller caller, PublicUrl publicUrl) {
        this.writer = writer;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Creates
    @Requires(role = Role.CONTRIBUTOR, scope = { Scope.READ, Scope.WRITE }, others = Role.EDITOR)
    @Problems(ProblemType.WRONG_STATE)
    @Operation(summary = "Create a preview link", description = "The link shows this post without a token until it expires or the post is moved to the trash. If the operator has set `STANDFIRST_SITE_PREVIEW_URL`, `url` leads to the page of the front end that shows the preview, otherwise to the post as JSON; `Location` always leads to the JSON.")
    public RestResponse<PreviewLinkView> createPreviewLink(@RestPath Ref post, @NotNull @Valid PreviewLinkInput input,
            @Context HttpServerRequest request) {
        var link = writer.create(post, input, publicUrl.of(request), caller.get());
        return Created.at("/posts/" + post + "?preview=" + link.token(), link);
    }
}
