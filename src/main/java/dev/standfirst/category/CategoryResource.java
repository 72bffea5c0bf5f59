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
import dev.standfirst.http.Created;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.http.query.AnyOrder;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.json.MergePatch;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
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
    @Operation(summary = "List categories", description = "By name, unless “sort” says otherwise.")
    public Page<CategoryView> listCategories(@Valid @BeanParam Listing listing,
            @Parameter(description = "Keys in order of weight, each with a minus sign for descending: name, createdAt, updatedAt; none of them twice.", example = "name", schema = @Schema(type = SchemaType.STRING, pattern = "^(-?(name|createdAt|updatedAt)(,(?!$)|$))+$")) @RestQuery @DefaultValue(TaxonomyList.DEFAULT_SORT) @Size(max = 100) String sort,
            @Parameter(description = "Whether to nest: the page then holds the categories at the top, each with all that is below it.", example = "true") @RestQuery @DefaultValue("false") boolean tree,
            @Parameter(description = "The only properties to show, separated by commas; “id” is always shown.", example = "name,slug") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields) {
        return tree ? reader.tree(sort, listing) : reader.list(sort, listing);
    }

    @GET
    @Path("{category}")
    @Operation(summary = "Read a category, with all that its page needs", description = "With its way down from the top, as breadcrumbs show it. With “include”, one request answers all that a category's page shows.")
    public CategoryView getCategory(@RestPath Ref category,
            @Parameter(description = "“posts” brings the first page of the newest posts filed here or below; what else it names is shown of each of them: content, seo, shares, shareLinks, publishedAgo; separated by commas.", example = "posts,publishedAgo") @RestQuery @AnyOrder @Size(max = 200) @Nullable String include,
            @Parameter(description = "The only properties to show, separated by commas; “id” is always shown.", example = "name,path") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields,
            @Parameter(description = "Language of publishedAgo.", example = "en") @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Size(max = 1_000) @Nullable String acceptLanguage) {
        return reader.get(category, include, acceptLanguage);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a category", description = "Takes the role editor and the scope write.")
    public RestResponse<CategoryView> createCategory(@NotNull @Valid CategoryInput input) {
        var category = writer.create(input, caller.get());
        return Created.at("/categories/" + category.slug(), category);
    }

    @PATCH
    @Path("{category}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Operation(summary = "Change a category or its place in the tree", description = "Takes the role editor and the scope write.")
    public CategoryView updateCategory(@RestPath Ref category, JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(category, input -> mergePatch.apply(patch, input), precondition, caller.get());
    }

    @DELETE
    @Path("{category}")
    @Operation(summary = "Delete a category", description = "One with posts or children takes another that takes them over. Takes the role editor and the scope write.")
    public void deleteCategory(@RestPath Ref category,
            @Parameter(description = "Id or slug of the category that takes over posts and children.", example = "trade") @RestQuery @Nullable Ref reassignTo,
            @Valid @BeanParam Precondition precondition) {
        writer.delete(category, reassignTo, precondition, caller.get());
    }
}
