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
import dev.standfirst.access.Requires;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.http.Created;
import dev.standfirst.http.Creates;
import dev.standfirst.idempotency.Idempotent;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;

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
    @Requires(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "List tokens", description = "Newest first, unless `sort` is given. The secret parts of the tokens are not returned.")
    public Page<TokenView> listTokens(@Valid @BeanParam Listing listing,
            @Parameter(description = "Id or slug of the author; several values mean any of them.", example = "ines-calder", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @Size(max = 4_000) @Nullable String author,
            @Parameter(description = "Start of the token: the whole token, or the part that the property `prefix` shows.", example = "sfp_Xk29Qa") @RestQuery @Size(max = 200) @Nullable String prefix,
            @Parameter(description = "Sort keys, the most important first, each at most once; a minus sign means descending order.", example = "-createdAt", schema = @Schema(type = SchemaType.ARRAY, enumeration = {
                    "createdAt", "name" })) @RestQuery @DefaultValue(TokenReader.DEFAULT_SORT) @Size(max = 100) String sort) {
        return reader.list(author, prefix, sort, listing, caller.get());
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Creates
    @Requires(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(summary = "Create a token for an author", description = "The token is returned only in this response.")
    public RestResponse<TokenView> createToken(@NotNull @Valid TokenInput input) {
        var token = writer.create(input, caller.get());
        return Created.at("/tokens/" + token.id(), token);
    }

    @DELETE
    @Path("{id}")
    @Requires(role = Role.ADMIN, scope = Scope.ADMIN)
    @Problems(ProblemType.IN_USE)
    @Operation(summary = "Revoke a token", description = "The token is invalid immediately. The last token with which an admin can use the API cannot be revoked.")
    public void deleteToken(
            @Parameter(description = "Id of the token.", example = "019a8c1e-7c00-7d4e-be4d-3f806c415d23", schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        writer.delete(id, caller.get());
    }
}
