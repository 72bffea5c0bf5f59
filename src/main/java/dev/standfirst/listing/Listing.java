package dev.standfirst.listing;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Part of a list that a client requests: its size, and a cursor or a number. */
public record Listing(
        @Parameter(description = "How many items a page holds.", example = "10") @RestQuery @DefaultValue(DEFAULT_LIMIT) @Min(1) @Max(MOST_ITEMS) int limit,
        @Parameter(description = "Opaque position in the list, as “page.next” or “page.previous” of an answer gave it. "
                + "It stays good while items are added.", example = Cursor.EXAMPLE) @RestQuery @Nullable @Size(max = Cursor.MAX_LENGTH) String cursor,
        @Parameter(description = "Number of the page, from 1, in place of a cursor.", example = "2") @RestQuery @Nullable @Min(1) @Max(1_000_000) Integer page,
        @Parameter(description = "Whether to count all items; a numbered page is always counted.", example = "true") @RestQuery @DefaultValue("false") boolean total) {

    static final int MOST_ITEMS = 100;

    private static final String DEFAULT_LIMIT = "10";

    /** Default part: the first items of the list. */
    public static final Listing FIRST_PAGE = new Listing(Integer.parseInt(DEFAULT_LIMIT), null, null, false);

    /** Returns whether the response contains the total. A numbered list page always does. */
    boolean counts() {
        return total || page != null;
    }

    /** Parses the cursor, null for none; 400 for an invalid one and for a cursor together with a number. */
    @Nullable
    Cursor position(String sort) {
        if (cursor == null) {
            return null;
        }
        if (page != null) {
            throw INVALID_PARAMETER.in("page", "Conflict", "must not be combined with “cursor”; send only one of them");
        }
        return Cursor.parse(cursor, sort);
    }

    int offset() {
        return page == null ? 0 : (page - 1) * limit;
    }
}
