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
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.post.card.PostSummary;

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
    @Operation(summary = "List posts", description = "Without “status” it lists what is public, newest first, whoever asks. Items carry no body unless “include” asks for it.")
    public Page<PostSummary> listPosts(@Valid @BeanParam PostFilter filter, @Valid @BeanParam Listing listing,
            @Parameter(description = "Keys in order of weight, each with a minus sign for descending: publishedAt, updatedAt, createdAt, title, shares; none of them twice; -publishedAt where it is not given.", example = "-shares,-publishedAt", schema = @Schema(type = SchemaType.STRING, pattern = "^(-?(publishedAt|updatedAt|createdAt|title|shares)(,(?!$)|$))+$")) @RestQuery @DefaultValue(PostSort.DEFAULT) @Size(max = 100) String sort,
            @Parameter(description = "Which shares “shares” sorts by: those of the last 24h, 7d or 30d, or all, which is what it does without. A window begins on the hour, and so holds up to an hour more.", example = "7d", schema = @Schema(type = SchemaType.STRING, enumeration = {
                    "24h", "7d", "30d", "all" })) @RestQuery @Size(max = 10) @Nullable String window,
            @Parameter(description = "What each post shows beyond the usual: content, seo, shares, shareLinks, publishedAgo; separated by commas.", example = "publishedAgo", schema = @Schema(type = SchemaType.STRING, pattern = "^((content|seo|shares|shareLinks|publishedAgo)(,(?!$)|$))+$")) @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "The only properties to show, separated by commas; “id” is always shown.", example = "title,slug") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields,
            @Parameter(description = "Language of publishedAgo.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return reader.list(filter, sort, window, include, listing, caller.get(), acceptLanguage);
    }
}
