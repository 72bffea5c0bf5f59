package dev.standfirst.author;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.access.Requires;

@Path("/api/v1/me")
@Tag(name = "Me")
public class MeResource {

    private final AuthorReader reader;
    private final CurrentCaller caller;

    MeResource(AuthorReader reader, CurrentCaller caller) {
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @Requires
    @Operation(summary = "Get the current author and the rights of the token", description = "Returns the author of the token, the role of the author and the scopes of the token.")
    public MeView getMe() {
        return reader.me(caller.get());
    }
}
