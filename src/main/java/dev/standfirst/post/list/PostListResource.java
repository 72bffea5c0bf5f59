package dev.standfirst.post.list;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.http.query.AnyOrder;
import dev.standfirst.http.query.Projectable;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.post.card.PostSummary;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;

@Path("/api/v1/posts")
@Tag(name = "Posts")
public class PostListResource {

    private final PostListReader reader;
    private final CurrentCaller caller;

    PostListResource(PostListReader reader, CurrentCaller caller) {
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @Projectable(example = "title,slug")
    @Problems(ProblemType.FORBIDDEN)
    @Operation(summary = "List posts", description = "Without `status`, it returns public posts, newest first, to every caller. The items contain no body unless `include` adds it.")
    public Page<PostSummary> listPosts(@Valid @BeanParam PostFilter filter, @Valid @BeanParam Listing listing,
            @Parameter(description = "Sort keys, the most important first, each at most once; a minus sign means descending order. `given` is the order of `ids`.", example = "-shares,-publishedAt", schema = @Schema(type = SchemaType.ARRAY, enumeration = {
                    "publishedAt", "updatedAt", "createdAt", "title", "shares", "given" })) @RestQuery @DefaultValue(PostSort.DEFAULT) @Size(max = 100) String sort,
            @Parameter(description = "The shares by which the sort key `shares` sorts: those of the last 24 hours, 7 days or 30 days, or all (the default). A window starts on the hour, and so contains up to one hour more.", example = "7d", schema = @Schema(type = SchemaType.STRING, enumeration = {
                    "24h", "7d", "30d", "all" })) @RestQuery @Size(max = 10) @Nullable String window,
            @Parameter(description = "Additional properties of each post.", example = "publishedAgo", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "Language of `publishedAgo`.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return reader.list(filter, sort, window, include, listing, caller.get(), acceptLanguage);
    }
}
