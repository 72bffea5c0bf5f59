package dev.standfirst.author;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.standfirst.access.CurrentCaller;

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
    @Operation(summary = "Who am I, and what may I do?", description = "The token's author and role, and its scopes.")
    public MeView getMe() {
        return reader.me(caller.get());
    }
}
