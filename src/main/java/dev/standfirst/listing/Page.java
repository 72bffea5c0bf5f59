package dev.standfirst.listing;

import java.util.List;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/** List page, as clients receive it. */
public record Page<T>(
        @Schema(description = "The items, in the order asked for.", maxItems = Listing.MOST_ITEMS) List<T> items,
        @Schema(description = "Where the page stands in its list.") PageInfo page) {

    /** Position of a list page in its list. */
    @Schema(name = "PageInfo", description = "Where the page stands in its list.")
    public record PageInfo(
            @Schema(description = "How many items a page holds at most.", examples = "10", minimum = "1", maximum = "100") int limit,
            @Schema(description = "Cursor of the page after this one; null at the end.", examples = Cursor.EXAMPLE, maxLength = Cursor.MAX_LENGTH) @Nullable String next,
            @Schema(description = "Cursor of the page before this one; null at the beginning.", examples = Cursor.EXAMPLE, maxLength = Cursor.MAX_LENGTH) @Nullable String previous,
            @Schema(description = "How many items the list holds in all; only where it was asked for.", examples = "123", minimum = "0") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {
    }

    /** Returns the list page with each item converted. */
    public <V> Page<V> map(Function<? super T, ? extends V> view) {
        return new Page<>(items.stream().<V> map(view).toList(), page);
    }

    /** Returns the list page with its items converted all at once. */
    public <V> Page<V> mapAll(Function<List<T>, List<V>> views) {
        return new Page<>(views.apply(items), page);
    }
}
