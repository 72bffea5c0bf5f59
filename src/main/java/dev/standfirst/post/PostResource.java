package dev.standfirst.post;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import dev.standfirst.http.AnyOrder;
import dev.standfirst.http.Created;
import dev.standfirst.http.MergePatch;
import dev.standfirst.http.Precondition;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.slug.Ref;

@Path("/api/v1/posts")
@Tag(name = "Posts")
public class PostResource {

    static final String PREVIEW = "preview";

    private final PostReader reader;
    private final PostWriter writer;
    private final PostTrashWriter trash;
    private final MergePatch mergePatch;
    private final CurrentCaller caller;

    PostResource(PostReader reader, PostWriter writer, PostTrashWriter trash, MergePatch mergePatch, CurrentCaller caller) {
        this.reader = reader;
        this.writer = writer;
        this.trash = trash;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List posts", description = "Without “status” it lists what is public, newest first, whoever asks. Items carry no body unless “include” asks for it.")
    public Page<PostSummary> listPosts(@Valid @BeanParam PostFilter filter, @Valid @BeanParam Listing listing,
            @Parameter(description = "Keys in order of weight, each with a minus sign for descending: publishedAt, updatedAt, createdAt, title, shares; none of them twice; -publishedAt where it is not given.", example = "-shares,-publishedAt", schema = @Schema(type = SchemaType.STRING, pattern = "^(-?(publishedAt|updatedAt|createdAt|title|shares)(,(?!$)|$))+$")) @RestQuery @DefaultValue(PostSort.DEFAULT) @Size(max = 100) String sort,
            @Parameter(description = "Which shares “shares” sorts by: those of the last 24h, 7d or 30d, or all, which is what it does without. A window begins on the hour, and so holds up to an hour more.", example = "7d", schema = @Schema(type = SchemaType.STRING, enumeration = { "24h", "7d", "30d", "all" })) @RestQuery @Size(max = 10) @Nullable String window,
            @Parameter(description = "What each post shows beyond the usual: content, seo, shares, shareLinks, publishedAgo; separated by commas.", example = "publishedAgo", schema = @Schema(type = SchemaType.STRING, pattern = "^((content|seo|shares|shareLinks|publishedAgo)(,(?!$)|$))+$")) @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "The only properties to show, separated by commas; “id” is always shown.", example = "title,slug") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields,
            @Parameter(description = "Language of publishedAgo.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return reader.list(filter, sort, window, include, listing, caller.get(), acceptLanguage);
    }

    @GET
    @Path("{post}")
    @Operation(summary = "Read a post, with all that its page needs", description = "With “include”, one request answers all that an article's page shows. Who may change the post also gets “content.source”.")
    public PostView getPost(@RestPath Ref post,
            @Parameter(description = "What to show beyond the usual: shares, shareLinks, publishedAgo, recent, related, adjacent; separated by commas.", example = "recent,shareLinks,publishedAgo", schema = @Schema(type = SchemaType.STRING, pattern = "^((shares|shareLinks|publishedAgo|recent|related|adjacent)(,(?!$)|$))+$")) @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "The only properties to show, separated by commas; “id” is always shown.", example = "title,content") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields,
            @Parameter(description = "Token of a preview link: shows this one post to anybody, whatever its status. Nobody keeps the answer, which has no ETag.", example = "AZqMHnwAfD2tPC5_WzBMEgAAAZ3I") @RestQuery(PREVIEW) @Size(max = 200) @Nullable String preview,
            @Parameter(description = "Language of publishedAgo.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return preview != null ? reader.preview(post, preview, include, acceptLanguage)
                : reader.get(post, include, caller.get(), acceptLanguage);
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
