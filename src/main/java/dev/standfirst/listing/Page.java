package dev.standfirst.listing;

import java.util.List;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A list page, as returned to clients. */
public record Page<T>(
        @Schema(description = "The items, in the requested order.", maxItems = Listing.MOST_ITEMS) List<T> items,
        @Schema(description = "Position of the list page in its list.") PageInfo page) {

    /** Position of the list page in its list. */
    @Schema(name = "PageInfo", description = "Position of the list page in its list.")
    public record PageInfo(
            @Schema(description = "Maximum number of items of a list page.", examples = "10", minimum = "1", maximum = "100") int limit,
            @Schema(description = "Cursor of the next list page; null at the end of the list.", examples = Cursor.EXAMPLE, maxLength = Cursor.MAX_LENGTH) @Nullable String next,
            @Schema(description = "Cursor of the previous list page; null at the start of the list.", examples = Cursor.EXAMPLE, maxLength = Cursor.MAX_LENGTH) @Nullable String previous,
            @Schema(description = "Number of items in the whole list; present only if requested.", examples = "123", minimum = "0") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {
    }

    /** Returns the list page with each item converted. */
    public <V> Page<V> map(Function<? super T, ? extends V> view) {
        return new Page<>(items.stream().<V> map(view).toList(), page);
    }

    /** The same list page with other items, which are made from all items at once. */
    public <V> Page<V> mapAll(Function<List<T>, List<V>> views) {
        return new Page<>(views.apply(items), page);
    }
}
