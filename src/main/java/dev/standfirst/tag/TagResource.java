package dev.standfirst.tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.http.query.AnyOrder;
import dev.standfirst.json.MergePatch;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.slug.Ref;
import dev.standfirst.taxonomy.TaxonomyList;

@Path("/api/v1/tags")
@Tag(name = "Tags")
public class TagResource {

    private final TagReader reader;
    private final TagWriter writer;
    private final MergePatch mergePatch;
    private final CurrentCaller caller;

    TagResource(TagReader reader, TagWriter writer, MergePatch mergePatch, CurrentCaller caller) {
        this.reader = reader;
        this.writer = writer;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List tags", description = "By name, unless “sort” says otherwise.")
    public Page<TagView> listTags(@Valid @BeanParam Listing listing,
            @Parameter(description = "Keys in order of weight, each with a minus sign for descending: name, createdAt, updatedAt; none of them twice.", example = "name", schema = @Schema(type = SchemaType.STRING, pattern = "^(-?(name|createdAt|updatedAt)(,(?!$)|$))+$")) @RestQuery @DefaultValue(TaxonomyList.DEFAULT_SORT) @Size(max = 100) String sort,
            @Parameter(description = "The only properties to show, separated by commas.", example = "name,slug") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields) {
        return reader.list(sort, listing);
    }

    @GET
    @Path("{tag}")
    @Operation(summary = "Read a tag", description = "With the number of its public posts.")
    public TagView getTag(@RestPath Ref tag,
            @Parameter(description = "The only properties to show, separated by commas.", example = "name,postCount") @RestQuery @AnyOrder @Size(max = 1_000) @Nullable String fields) {
        return reader.get(tag);
    }

    @PATCH
    @Path("{tag}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Operation(summary = "Rename a tag, or merge it into another", description = "All posts follow. Takes the role editor and the scope write.")
    public TagView updateTag(@RestPath Ref tag, JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(tag, input -> mergePatch.apply(patch, input), precondition, caller.get());
    }

    @DELETE
    @Path("{tag}")
    @Operation(summary = "Take a tag off all posts and delete it", description = "Takes the role editor and the scope write.")
    public void deleteTag(@RestPath Ref tag, @Valid @BeanParam Precondition precondition) {
        writer.delete(tag, precondition, caller.get());
    }
}
