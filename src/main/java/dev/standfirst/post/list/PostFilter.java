package dev.standfirst.post.list;

import java.time.Instant;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.standfirst.http.query.AnyOrder;
import dev.standfirst.validation.PlausibleTime;

/** Filters of a list of posts. A comma inside a value means any of. */
public record PostFilter(
        @Parameter(description = "By this author: id or slug; a comma means any of.", example = "ada-marlow") @RestQuery @AnyOrder @Size(max = 4_000) @Nullable String author,
        @Parameter(description = "Filed in this category or below: id or slug; a comma means any of.", example = "shipping") @RestQuery @AnyOrder @Size(max = 4_000) @Nullable String category,
        @Parameter(description = "With this tag: slug; a comma means any of.", example = "ports") @RestQuery @AnyOrder @Size(max = 4_000) @Nullable String tag,
        @Parameter(description = "In this language: BCP 47 tag; a comma means any of.", example = "en") @RestQuery @AnyOrder @Size(max = 400) @Nullable String language,
        @Parameter(description = "Only those that are featured, or only those that are not.", example = "true") @RestQuery @Nullable Boolean featured,
        @Parameter(description = "draft, scheduled, published, archived or trashed; a comma means any of. Without it: what is public. What is not public takes a token, and shows what its author may see.", example = "draft", schema = @Schema(type = SchemaType.STRING, pattern = "^((draft|scheduled|published|archived|trashed)(,(?!$)|$))+$")) @RestQuery @AnyOrder @Size(max = 100) @Nullable String status,
        @Parameter(description = "Only drafts that wait for an editor, and published posts whose working copy does; takes a token.", example = "true") @RestQuery @Nullable Boolean reviewRequested,
        @Parameter(description = "Published later than this.", example = "2026-01-01T00:00:00Z") @RestQuery @PlausibleTime @Nullable Instant publishedAfter,
        @Parameter(description = "Published earlier than this.", example = "2026-12-31T00:00:00Z") @RestQuery @PlausibleTime @Nullable Instant publishedBefore,
        @Parameter(description = "Changed later than this.", example = "2026-01-01T00:00:00Z") @RestQuery @PlausibleTime @Nullable Instant updatedAfter,
        @Parameter(description = "Only these: ids or slugs, up to 100.", example = "why-ports-decide-wars") @RestQuery @AnyOrder @Size(max = 12_200) @Nullable String ids,
        @Parameter(description = "All but these: ids or slugs, up to 100.", example = "why-ports-decide-wars") @RestQuery @AnyOrder @Size(max = 12_200) @Nullable String exclude) {

    private static final PostFilter EMPTY = ofTaxonomy(null, null, null);

    /** Filter by taxonomy only. */
    public static PostFilter ofTaxonomy(@Nullable String author, @Nullable String category, @Nullable String tag) {
        return new PostFilter(author, category, tag, null, null, null, null, null, null, null, null, null);
    }

    boolean isEmpty() {
        return equals(EMPTY);
    }

    PostFilter withoutTaxonomy() {
        return new PostFilter(null, null, null, language, featured, status, reviewRequested, publishedAfter, publishedBefore,
                updatedAfter, ids, exclude);
    }
}
