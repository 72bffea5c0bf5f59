package dev.standfirst.category;

import dev.standfirst.slug.Slug;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.delivery.Versioned;

/** A category and its place in the tree. */
@Schema(name = "Category", description = "A category and its place in the tree.")
public record CategoryView(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7b2c-9c2b-1d6e4a2f3b01") UUID id,
        @Schema(description = "Stable part of the category's address.", examples = "shipping", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "As labels show it.", examples = "Shipping", maxLength = Category.MAX_NAME) String name,
        @Schema(description = "Plain text.", examples = "What moves over the sea.", maxLength = Category.MAX_DESCRIPTION) @Nullable String description,
        @Schema(description = "The category above; null at the top.") @Nullable CategoryRef parent,
        @Schema(description = "From the top down to this category itself, as breadcrumbs show it.", minItems = 1, maxItems = Category.MAX_DEPTH) List<CategoryRef> path,
        @Schema(description = "How many public posts are filed here or below.", examples = "12", minimum = "0") long postCount,
        @Schema(description = "Grows with each change.", examples = "3", minimum = "0") long version,
        @Schema(description = "The categories below, by name; only where tree=true was asked for.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CategoryView> children)
        implements
            Versioned {
}
