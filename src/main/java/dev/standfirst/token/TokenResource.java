package dev.standfirst.token;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.http.Created;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;

@Path("/api/v1/tokens")
@Tag(name = "Tokens")
public class TokenResource {

    private final TokenReader reader;
    private final TokenWriter writer;
    private final CurrentCaller caller;

    TokenResource(TokenReader reader, TokenWriter writer, CurrentCaller caller) {
        this.reader = reader;
        this.writer = writer;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List tokens, without the tokens themselves", description = "Newest first, unless “sort” says otherwise. Takes the role admin and the scope admin.")
    public Page<TokenView> listTokens(@Valid @BeanParam Listing listing,
            @Parameter(description = "Of this author: id or slug; a comma means any of.", example = "ada-marlow") @RestQuery @Size(max = 4_000) @Nullable String author,
            @Parameter(description = "The one that begins like this: a token, or as much of one as “prefix” shows.", example = "sfp_Xk29Qa") @RestQuery @Size(max = 200) @Nullable String prefix,
            @Parameter(description = "Keys in order of weight, each with a minus sign for descending: createdAt, name; none of them twice.", example = "-createdAt", schema = @Schema(type = SchemaType.STRING, pattern = "^(-?(createdAt|name)(,(?!$)|$))+$")) @RestQuery @DefaultValue(TokenReader.DEFAULT_SORT) @Size(max = 100) String sort) {
        return reader.list(author, prefix, sort, listing, caller.get());
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a token for an author", description = "It is shown in this answer and never again. Takes the role admin and the scope admin.")
    public RestResponse<TokenView> createToken(@NotNull @Valid TokenInput input) {
        var token = writer.create(input, caller.get());
        return Created.at("/tokens/" + token.id(), token);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Revoke a token at once", description = "Takes the role admin and the scope admin.")
    public void deleteToken(
            @Parameter(description = "Id of the token.", example = "019a8c1e-7c00-7d4e-be4d-3f806c415d23", schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        writer.delete(id, caller.get());
    }
}
