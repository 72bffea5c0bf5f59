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
import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.http.Created;
import dev.standfirst.http.Creates;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.http.query.AnyOrder;
import dev.standfirst.http.query.Projectable;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.json.MergePatch;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;
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
    @Projectable(example = "name,slug")
    @Operation(summary = "List authors", description = "By name, unless `sort` is given. Without a token that has the scope `read`, only authors with a public post.")
    public Page<AuthorView> listAuthors(@Valid @BeanParam Listing listing,
            @Parameter(description = "Sort keys, the most important first, each at most once; a minus sign means descending order.", example = "name", schema = @Schema(type = SchemaType.ARRAY, enumeration = {
                    "name", "createdAt", "updatedAt" })) @RestQuery @DefaultValue(TaxonomyList.DEFAULT_SORT) @Size(max = 100) String sort) {
        return reader.list(sort, listing, caller.get());
    }

    @GET
    @Path("{author}")
    @Projectable(example = "name,bio")
    @Operation(summary = "Get an author", description = "With `include`, one request returns everything that the page of an author shows. Admins and the author also get `email` and `role`. Without a token that has the scope `read`, an author without a public post is a 404.")
    public AuthorView getAuthor(@RestPath Ref author,
            @Parameter(description = "`posts` adds the first list page of the newest posts of the author. The other values add properties to each of these posts.", example = "posts,publishedAgo", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "Language of `publishedAgo`.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return reader.get(author, include, caller.get(), acceptLanguage);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Creates
    @Requires(role = Role.ADMIN, scope = Scope.ADMIN)
    @Problems(ProblemType.SLUG_TAKEN)
    @Operation(summary = "Create an author")
    public RestResponse<AuthorView> createAuthor(@NotNull @Valid AuthorInput input) {
        var author = writer.create(input, caller.get());
        return Created.at("/authors/" + author.slug(), author);
    }

    @PATCH
    @Path("{author}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Requires(role = Role.ADMIN, scope = Scope.ADMIN)
    @Problems(ProblemType.SLUG_TAKEN)
    @Operation(summary = "Change an author", description = "Changes the given properties, including the role.")
    public AuthorView updateAuthor(@RestPath Ref author, JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(author, mergePatch.of(patch, AuthorView.class), precondition, caller.get());
    }

    @DELETE
    @Path("{author}")
    @Requires(role = Role.ADMIN, scope = Scope.ADMIN)
    @Problems(ProblemType.IN_USE)
    @Operation(summary = "Delete an author and their tokens", description = "An author with posts can only be deleted with `reassignTo`.")
    public void deleteAuthor(@RestPath Ref author,
            @Parameter(description = "Id or slug of the author to whom the posts are reassigned.", example = "grace-okafor") @RestQuery @Nullable Ref reassignTo,
            @Valid @BeanParam Precondition precondition) {
        writer.delete(author, reassignTo, precondition, caller.get());
    }
}
