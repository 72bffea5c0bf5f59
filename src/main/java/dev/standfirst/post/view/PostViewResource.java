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
import dev.standfirst.http.query.Projectable;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;
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
    @Projectable(example = "title,content")
    @Problems(ProblemType.FORBIDDEN)
    @Operation(summary = "Get a post", description = "With `include`, one request returns everything that the page of an article shows. Callers who may change the post also get `content.source`.")
    public PostView getPost(@RestPath Ref post,
            @Parameter(description = "Additional properties of the post.", example = "recent,shareLinks,publishedAgo", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "Token of a preview link, which shows this post to every caller, whatever its status. The response must not be cached and has no `ETag`.", example = "AZqMHnwAfD2tPC5_WzBMEgAAAZ3I") @RestQuery(PREVIEW) @Size(max = 200) @Nullable String preview,
            @Parameter(description = "Language of `publishedAgo`.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return preview != null ? previews.preview(post, preview, include, acceptLanguage)
                : reader.get(post, include, caller.get(), acceptLanguage);
    }
}
