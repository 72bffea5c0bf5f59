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
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.http.query.AnyOrder;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.json.MergePatch;
import dev.standfirst.post.view.PostView;
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
    @Operation(summary = "Read the working copy of a post", description = "The post as it is going to be; “version” is that of the working copy. Takes one of its authors or an editor, with the scope read.")
    public PostView getDraft(@RestPath Ref post,
            @Parameter(description = "What to show beyond the usual: shares, shareLinks, publishedAgo, recent, related, adjacent; separated by commas.", example = "recent,shareLinks,publishedAgo", schema = @Schema(type = SchemaType.STRING, pattern = "^((shares|shareLinks|publishedAgo|recent|related|adjacent)(,(?!$)|$))+$")) @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "The only properties to show, separated by commas; “id” is always shown.", example = "title,content") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields,
            @Parameter(description = "Language of publishedAgo.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return reader.get(post, include, caller.get(), acceptLanguage);
    }

    @PATCH
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Operation(summary = "Change a published post without its readers noticing", description = "Begins a working copy, or changes the one there is. Where it says nothing, it follows the post. Takes one of its authors or an editor, with the scope write.")
    public PostView updateDraft(@RestPath Ref post, JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(post, input -> mergePatch.apply(patch, input), precondition, caller.get());
    }

    @DELETE
    @Operation(summary = "Drop the working copy", description = "Its revisions stay. Takes one of the post's authors or an editor, with the scope write.")
    public void deleteDraft(@RestPath Ref post, @Valid @BeanParam Precondition precondition) {
        writer.delete(post, precondition, caller.get());
    }

    @POST
    @Idempotent
    @Path("publish")
    @Operation(summary = "Put the working copy before the readers", description = "In one step; it is gone then. Takes one of the post's authors or an editor, with the scope publish.")
    public RestResponse<PostView> publishDraft(@RestPath Ref post, @Valid @BeanParam Precondition precondition) {
        return RestResponse.ok(writer.publish(post, precondition, caller.get()));
    }
}
