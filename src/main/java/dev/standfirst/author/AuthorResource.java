package dev.standfirst.author;

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
import dev.standfirst.http.Created;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.http.query.AnyOrder;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.json.MergePatch;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.slug.Ref;
import dev.standfirst.taxonomy.TaxonomyList;

@Path("/api/v1/authors")
@Tag(name = "Authors")
public class AuthorResource {

    private final AuthorReader reader;
    private final AuthorWriter writer;
    private final MergePatch mergePatch;
    private final CurrentCaller caller;

    AuthorResource(AuthorReader reader, AuthorWriter writer, MergePatch mergePatch, CurrentCaller caller) {
        this.reader = reader;
        this.writer = writer;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List authors", description = "By name, unless “sort” says otherwise.")
    public Page<AuthorView> listAuthors(@Valid @BeanParam Listing listing,
            @Parameter(description = "Keys in order of weight, each with a minus sign for descending: name, createdAt, updatedAt; none of them twice.", example = "name", schema = @Schema(type = SchemaType.STRING, pattern = "^(-?(name|createdAt|updatedAt)(,(?!$)|$))+$")) @RestQuery @DefaultValue(TaxonomyList.DEFAULT_SORT) @Size(max = 100) String sort,
            @Parameter(description = "The only properties to show, separated by commas; “id” is always shown.", example = "name,slug") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields) {
        return reader.list(sort, listing, caller.get());
    }

    @GET
    @Path("{author}")
    @Operation(summary = "Read an author, with all that their page needs", description = "With “include”, one request answers all that an author's page shows. Admins, and the author, also get “email” and “role”.")
    public AuthorView getAuthor(@RestPath Ref author,
            @Parameter(description = "“posts” brings the first page of their newest posts; what else it names is shown of each of them: content, seo, shares, shareLinks, publishedAgo; separated by commas.", example = "posts,publishedAgo") @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "The only properties to show, separated by commas; “id” is always shown.", example = "name,bio") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields,
            @Parameter(description = "Language of publishedAgo.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return reader.get(author, include, caller.get(), acceptLanguage);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add an author", description = "Takes the role admin and the scope admin.")
    public RestResponse<AuthorView> createAuthor(@NotNull @Valid AuthorInput input) {
        var author = writer.create(input, caller.get());
        return Created.at("/authors/" + author.slug(), author);
    }

    @PATCH
    @Path("{author}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Operation(summary = "Change an author, their role included", description = "Takes the role admin and the scope admin.")
    public AuthorView updateAuthor(@RestPath Ref author, JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(author, input -> mergePatch.apply(patch, input), precondition, caller.get());
    }

    @DELETE
    @Path("{author}")
    @Operation(summary = "Delete an author and their tokens", description = "An author with posts takes somebody who takes them over. Takes the role admin and the scope admin.")
    public void deleteAuthor(@RestPath Ref author,
            @Parameter(description = "Id or slug of the author who takes over the posts.", example = "grace-okafor") @RestQuery @Nullable Ref reassignTo,
            @Valid @BeanParam Precondition precondition) {
        writer.delete(author, reassignTo, precondition, caller.get());
    }
}
