package dev.standfirst.post.list;

import java.time.Instant;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.standfirst.http.query.AnyOrder;
import dev.standfirst.slug.Ref;
import dev.standfirst.validation.PlausibleTime;

/** Filters of a list of posts. A comma inside a value means any of. */
public record PostFilter(
        @Parameter(description = "Posts of the author with this id or slug; several values mean any of them.", example = "ines-calder", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @AnyOrder @Size(max = 4_000) @Nullable String author,
        @Parameter(description = "Posts in the category with this id or slug, or below it; several values mean any of them.", example = "harbours", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @AnyOrder @Size(max = 4_000) @Nullable String category,
        @Parameter(description = "Posts that have the tag with this slug or name; several values mean any of them.", example = "ferries", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @AnyOrder @Size(max = 4_000) @Nullable String tag,
        @Parameter(description = "Posts in this language (BCP 47 tag, in any case) and its varieties: `en` also finds `en-GB` (RFC 4647, basic filtering); several values mean any of them.", example = "en", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @AnyOrder @Size(max = 400) @Nullable String language,
        @Parameter(description = "Only featured posts, or only other posts.", example = "true") @RestQuery @Nullable Boolean featured,
        @Parameter(description = "Posts with this status; several values mean any of them. Public posts if not given. Other posts require a token, and are those that its author may see.", example = "draft", schema = @Schema(type = SchemaType.ARRAY, enumeration = {
                "draft", "scheduled", "published", "archived",
                "trashed" })) @RestQuery @AnyOrder @Size(max = 100) @Nullable String status,
        @Parameter(description = "Only drafts that wait for a review, and published posts whose working copy does. Requires a token.", example = "true") @RestQuery @Nullable Boolean reviewRequested,
        @Parameter(description = "Posts published after this time.", example = "2026-01-01T00:00:00Z") @RestQuery @PlausibleTime @Nullable Instant publishedAfter,
        @Parameter(description = "Posts published before this time.", example = "2026-12-31T00:00:00Z") @RestQuery @PlausibleTime @Nullable Instant publishedBefore,
        @Parameter(description = "Posts changed after this time.", example = "2026-01-01T00:00:00Z") @RestQuery @PlausibleTime @Nullable Instant updatedAfter,
        @Parameter(description = "Only the posts with these ids or slugs, up to 100. `limit` applies to them, too; `sort=given` keeps their order.", example = "why-the-ferry-waits", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @Size(max = MAX_REFS) @Nullable String ids,
        @Parameter(description = "No posts with these ids or slugs, up to 100.", example = "why-the-ferry-waits", schema = @Schema(type = SchemaType.ARRAY)) @RestQuery @AnyOrder @Size(max = MAX_REFS) @Nullable String exclude){

    /** Maximum length in characters of a hundred ids or slugs with commas. */
    private static final int MAX_REFS = 100 * (Ref.MAX_LENGTH + 1);

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
