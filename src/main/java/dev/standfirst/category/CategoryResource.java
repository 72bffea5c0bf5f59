package dev.standfirst.category;

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

@Path("/api/v1/categories")
@Tag(name = "Categories")
public class CategoryResource {

    private final CategoryReader reader;
    private final CategoryWriter writer;
    private final MergePatch mergePatch;
    private final CurrentCaller caller;

    CategoryResource(CategoryReader reader, CategoryWriter writer, MergePatch mergePatch, CurrentCaller caller) {
        this.reader = reader;
        this.writer = writer;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @GET
    @Projectable(example = "name,slug")
    @Operation(summary = "List categories", description = "By name, unless `sort` is given.")
    public Page<CategoryView> listCategories(@Valid @BeanParam Listing listing,
            @Parameter(description = "Sort keys, the most important first, each at most once; a minus sign means descending order.", example = "name", schema = @Schema(type = SchemaType.ARRAY, enumeration = {
                    "name", "createdAt", "updatedAt" })) @RestQuery @DefaultValue(TaxonomyList.DEFAULT_SORT) @Size(max = 100) String sort,
            @Parameter(description = "Whether to return a tree: the list page then contains the categories at the root, each with all categories below it.", example = "true") @RestQuery @DefaultValue("false") boolean tree) {
        return tree ? reader.tree(sort, listing) : reader.list(sort, listing);
    }

    @GET
    @Path("{category}")
    @Projectable(example = "name,path")
    @Operation(summary = "Get a category", description = "Includes the path of categories from the root, for breadcrumbs. With `include`, one request returns everything that the page of a category shows.")
    public CategoryView getCategory(@RestPath Ref category,
            @Parameter(description = "`posts` adds the first list page of the newest posts in the category and the categories below it. The other values add properties to each of these posts.", example = "posts,publishedAgo", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "Language of `publishedAgo`.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return reader.get(category, include, acceptLanguage);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Creates
    @Requires(role = Role.EDITOR, scope = { Scope.WRITE, Scope.PUBLISH })
    @Problems(ProblemType.SLUG_TAKEN)
    @Operation(summary = "Create a category")
    public RestResponse<CategoryView> createCategory(@NotNull @Valid CategoryInput input) {
        var category = writer.create(input, caller.get());
        return Created.at("/categories/" + category.slug(), category);
    }

    @PATCH
    @Path("{category}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Requires(role = Role.EDITOR, scope = { Scope.WRITE, Scope.PUBLISH })
    @Problems(ProblemType.SLUG_TAKEN)
    @Operation(summary = "Change a category", description = "Changes the given properties, including the position in the tree.")
    public CategoryView updateCategory(@RestPath Ref category, JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(category, mergePatch.of(patch, CategoryView.class), precondition, caller.get());
    }

    @DELETE
    @Path("{category}")
    @Requires(role = Role.EDITOR, scope = { Scope.WRITE, Scope.PUBLISH })
    @Problems(ProblemType.IN_USE)
    @Operation(summary = "Delete a category", description = "A category with posts or children can only be deleted with `reassignTo`.")
    public void deleteCategory(@RestPath Ref category,
            @Parameter(description = "Id or slug of the category to which posts and children are reassigned.", example = "trade") @RestQuery @Nullable Ref reassignTo,
            @Valid @BeanParam Precondition precondition) {
        writer.delete(category, reassignTo, precondition, caller.get());
    }
}
