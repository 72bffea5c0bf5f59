package dev.standfirst.listing;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.CRC32;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.standfirst.problem.ProblemException;

/**
 * A position in a sorted list: the values of the sort keys of an item, and its id.
 *
 * <p>
 * Its text form has a checksum, so that a truncated or mistyped cursor is rejected instead of selecting a wrong list page. It
 * needs
 * no signature: the values are only compared with, so a forged cursor reaches nothing that a request cannot reach.
 *
 * @param sort sort order of the list; the cursor is valid for this order only
 * @param backward whether the list page ends before the item, instead of starting after it
 */
@JsonPropertyOrder({ "sort", "backward", "values", "id" })
record Cursor(String sort, boolean backward, List<String> values, UUID id) {

    Cursor {
        Objects.requireNonNull(sort);
        Objects.requireNonNull(id);
        values = List.copyOf(values);
    }

    /** In characters; enough for the longest values of all sort keys. */
    static final int MAX_LENGTH = 4_000;

    /** A cursor of a list of posts, for the OpenAPI document. */
    static final String EXAMPLE = "9kkQMnsic29ydCI6Ii1wdWJsaXNoZWRBdCIsImJhY2t3YXJkIjpmYWxzZSwidmFsdWVzIjpbIjIwMjYtMDMtMDFUMTg6MDA6MDAu"
            + "NDU0WiJdLCJpZCI6IjAxYTIwYThkLWQ2NzQtN2YxNy04NzA0LWY2YjQ3NTUyZWMwNSJ9";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    /** Reads a text that {@link #toString} has written; 400 for any other text and for a cursor of another sort order. */
    static Cursor parse(String text, String sort) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length <= CHECKSUM_BYTES) {
                throw wrong();
            }
            var payload = Arrays.copyOfRange(bytes, CHECKSUM_BYTES, bytes.length);
            if (ByteBuffer.wrap(bytes).getInt() != checksum(payload)) {
                throw wrong();
            }
            var cursor = JSON.readValue(payload, Cursor.class);
            // Base64 and JSON have several forms for the same value; only the form that toString writes is a cursor.
            if (cursor == null || !cursor.toString().equals(text)) {
                throw wrong();
            }
            if (!cursor.sort.equals(sort)) {
                throw INVALID_PARAMETER.in("cursor", "Cursor",
                        "belongs to a list sorted by “%s”, and this one is sorted by “%s”",
                        cursor.sort, sort);
            }
            return cursor;
        } catch (IllegalArgumentException | java.io.IOException e) {
            throw wrong();
        }
    }

    static ProblemException wrong() {
        return INVALID_PARAMETER.in("cursor", "Cursor",
                "is not a cursor of this list; use “page.next” or “page.previous” of a response");
    }

    /** The opaque text in responses. */
    @Override
    public String toString() {
        try {
            var payload = JSON.writeValueAsBytes(this);
            var bytes = ByteBuffer.allocate(CHECKSUM_BYTES + payload.length).putInt(checksum(payload)).put(payload).array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (JacksonException e) {
            throw new IllegalStateException("A cursor of strings can always be written", e);
        }
    }

    private static int checksum(byte[] payload) {
        var crc = new CRC32();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
