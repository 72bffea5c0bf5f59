package dev.standfirst.author;

import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;

/** Author, role and scopes of the caller. */
@Schema(name = "Me", description = "Author, role and scopes of the caller.")
public record MeView(
        @Schema(description = "Author that the token belongs to.") AuthorView author,
        @Schema(description = "Role of the author: the upper limit of permissions.", examples = "author") Role role,
        @Schema(description = "Scopes of the token: permissions within the role.", maxItems = 4) Set<Scope> scopes) {
}
