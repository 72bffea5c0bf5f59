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

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.http.query.Projectable;
import dev.standfirst.json.MergePatch;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;
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
    @Projectable(example = "name,slug")
    @Operation(summary = "List tags", description = "By name, unless `sort` is given. Without a token that has the scope `read`, only tags of public posts.")
    public Page<TagView> listTags(@Valid @BeanParam Listing listing,
            @Parameter(description = "Sort keys, the most important first, each at most once; a minus sign means descending order.", example = "name", schema = @Schema(type = SchemaType.ARRAY, enumeration = {
                    "name", "createdAt", "updatedAt" })) @RestQuery @DefaultValue(TaxonomyList.DEFAULT_SORT) @Size(max = 100) String sort) {
        return reader.list(sort, listing, caller.get());
    }

    @GET
    @Path("{tag}")
    @Projectable(example = "name,postCount")
    @Operation(summary = "Get a tag", description = "Includes the number of its public posts. Without a token that has the scope `read`, a tag without a public post is a 404.")
    public TagView getTag(@RestPath Ref tag) {
        return reader.get(tag, caller.get());
    }

    @PATCH
    @Path("{tag}")
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Requires(role = Role.EDITOR, scope = { Scope.WRITE, Scope.PUBLISH })
    @Problems(ProblemType.SLUG_TAKEN)
    @Operation(summary = "Rename a tag or merge it into another tag", description = "All posts with the tag follow.")
    public TagView updateTag(@RestPath Ref tag, JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(tag, mergePatch.of(patch, TagView.class), precondition, caller.get());
    }

    @DELETE
    @Path("{tag}")
    @Requires(role = Role.EDITOR, scope = { Scope.WRITE, Scope.PUBLISH })
    @Operation(summary = "Delete a tag and remove it from all posts")
    public void deleteTag(@RestPath Ref tag, @Valid @BeanParam Precondition precondition) {
        writer.delete(tag, precondition, caller.get());
    }
}
