package dev.standfirst.category;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.change.Versioned;
import dev.standfirst.listing.Page;
import dev.standfirst.slug.Slug;

/** A category and its place in the tree. */
@Schema(name = "Category", description = "A category and its place in the tree.")
public record CategoryView(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7b2c-9c2b-1d6e4a2f3b01") UUID id,
        @Schema(description = "Stable part of the category's address.", examples = "shipping", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "As labels show it.", examples = "Shipping", maxLength = CategoryInput.MAX_NAME) String name,
        @Schema(description = "Plain text.", examples = "What moves over the sea.", maxLength = CategoryInput.MAX_DESCRIPTION) @Nullable String description,
        @Schema(description = "The category above; null at the top.") @Nullable CategoryRef parent,
        @Schema(description = "From the top down to this category itself, as breadcrumbs show it.", minItems = 1, maxItems = Category.MAX_DEPTH) List<CategoryRef> path,
        @Schema(description = "How many public posts are filed here or below.", examples = "12", minimum = "0") long postCount,
        @Schema(description = "Grows with each change.", examples = "3", minimum = "0") long version,
        @Schema(description = "The categories below, by name; only where tree=true was asked for.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CategoryView> children,
        // Posts know categories, and not the other way round: the document alone says what is on the page.
        @Schema(ref = "PostPage", description = "The newest public posts, as the first page of GET /api/v1/posts?category=…; only where “include” asks for it. “page.next” is the cursor of that list.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Page<?> posts)
        implements
            Versioned {

    CategoryView with(@Nullable Page<?> posts) {
        return new CategoryView(id, slug, name, description, parent, path, postCount, version, children, posts);
    }
}
