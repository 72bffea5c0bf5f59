package dev.standfirst.site;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.json.MergePatch;

@Path("/api/v1/site")
@Tag(name = "Site")
public class SiteResource {

    private final SiteReader reader;
    private final SiteWriter writer;
    private final MergePatch mergePatch;
    private final CurrentCaller caller;

    SiteResource(SiteReader reader, SiteWriter writer, MergePatch mergePatch, CurrentCaller caller) {
        this.reader = reader;
        this.writer = writer;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Get the site", description = "Returns title, language, networks and other properties that the frame of a front end shows.")
    public SiteView getSite() {
        return reader.get();
    }

    @PATCH
    @Consumes({ MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON })
    @Requires(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Change the site")
    public SiteView updateSite(JsonNode patch, @Valid @BeanParam Precondition precondition) {
        return writer.update(mergePatch.of(patch, SiteView.class), precondition, caller.get());
    }
}
