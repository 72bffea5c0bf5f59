package dev.standfirst.category;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.change.Versioned;
import dev.standfirst.json.Included;
import dev.standfirst.listing.Page;
import dev.standfirst.slug.Slug;

/** A category and its position in the tree. */
@Schema(name = "Category", description = "A category and its position in the tree.")
public record CategoryView(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7b2c-9c2b-1d6e4a2f3b01") UUID id,
        @Schema(description = "Readable part of the URL of the category.", examples = "harbours", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "Name as shown in labels.", examples = "Harbours", maxLength = CategoryInput.MAX_NAME) String name,
        @Schema(description = "Description in plain text.", examples = "What moves over the sea.", maxLength = CategoryInput.MAX_DESCRIPTION) @Nullable String description,
        @Schema(description = "Parent category; null at the top.") @Nullable CategoryRef parent,
        @Schema(description = "Categories from the top down to this one, as shown in breadcrumbs.", minItems = 1, maxItems = Category.MAX_DEPTH) List<CategoryRef> path,
        @Schema(description = "Number of public posts in this category and its descendants.", examples = "12", minimum = "0") long postCount,
        @Schema(description = "Grows with each change.", examples = "3", minimum = "0") long version,
        @Schema(description = "Child categories, sorted by name; present only with “tree=true”.") @JsonInclude(JsonInclude.Include.NON_NULL) @Included @Nullable List<CategoryView> children,
        // Categories must not depend on posts, so only the OpenAPI document names the type of the items.
        @Schema(ref = "PostPage", description = "Newest public posts, equal to the first list page of GET /api/v1/posts?category=…; present only with “include=posts”. “page.next” is a cursor of that list.") @JsonInclude(JsonInclude.Include.NON_NULL) @Included @Nullable Page<?> posts)
        implements
            Versioned {

    CategoryView with(@Nullable Page<?> posts) {
        return new CategoryView(id, slug, name, description, parent, path, postCount, version, children, posts);
    }
}
