package dev.standfirst.author;

import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;

/** Who is calling and what they may. */
@Schema(name = "Me", description = "Who is calling, and what they may.")
public record MeView(
        @Schema(description = "As whom the token calls.") AuthorView author,
        @Schema(description = "What the author may at most.", examples = "author") Role role,
        @Schema(description = "What the token is good for.", maxItems = 4) Set<Scope> scopes) {
}
