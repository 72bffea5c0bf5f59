package dev.standfirst.post.view;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.http.query.AnyOrder;
import dev.standfirst.slug.Ref;

@Path("/api/v1/posts")
@Tag(name = "Posts")
public class PostViewResource {

    /** Query parameter that carries the token of a preview link. */
    public static final String PREVIEW = "preview";

    private final PostReader reader;
    private final PostPreview previews;
    private final CurrentCaller caller;

    PostViewResource(PostReader reader, PostPreview previews, CurrentCaller caller) {
        this.reader = reader;
        this.previews = previews;
        this.caller = caller;
    }

    @GET
    @Path("{post}")
    @Operation(summary = "Read a post, with all that its page needs", description = "With “include”, one request answers all that an article's page shows. Who may change the post also gets “content.source”.")
    public PostView getPost(@RestPath Ref post,
            @Parameter(description = "What to show beyond the usual: shares, shareLinks, publishedAgo, recent, related, adjacent; separated by commas.", example = "recent,shareLinks,publishedAgo", schema = @Schema(type = SchemaType.STRING, pattern = "^((shares|shareLinks|publishedAgo|recent|related|adjacent)(,(?!$)|$))+$")) @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "The only properties to show, separated by commas; “id” is always shown.", example = "title,content") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields,
            @Parameter(description = "Token of a preview link: shows this one post to anybody, whatever its status. Nobody keeps the answer, which has no ETag.", example = "AZqMHnwAfD2tPC5_WzBMEgAAAZ3I") @RestQuery(PREVIEW) @Size(max = 200) @Nullable String preview,
            @Parameter(description = "Language of publishedAgo.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return preview != null ? previews.preview(post, preview, include, acceptLanguage)
                : reader.get(post, include, caller.get(), acceptLanguage);
    }
}
