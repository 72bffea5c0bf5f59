package dev.standfirst.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Invalid input: a property of the body or a parameter, never both. */
@Schema(name = "InvalidInput", description = "An invalid input, with what is wrong and what is right.")
public record InvalidInput(
        @Schema(description = "JSON Pointer (RFC 6901) to the property; null if a parameter is invalid.", examples = "/title") @Nullable String pointer,
        @Schema(description = "Name of the query, path or header parameter; null if a property is invalid.", examples = "limit") @Nullable String parameter,
        @Schema(description = "Name of the broken rule; stable, for programs.", examples = "NotBlank", maxLength = 50) String code,
        @Schema(description = "What is wrong and what is right, for people.", examples = "must not be blank") String detail) {

    public static InvalidInput property(String pointer, String code, String detail) {
        return new InvalidInput(pointer, null, code, detail);
    }

    public static InvalidInput parameter(String name, String code, String detail) {
        return new InvalidInput(null, name, code, detail);
    }

    /** Describes a text or a list that is too long or too short, such as “must have at most 200 characters; it has 245”. */
    public static String wrongSize(int min, int max, int present, String unit) {
        return present < min ? "must have at least %d %s; it has %d".formatted(min, unit, present)
                : "must have at most %d %s; it has %d".formatted(max, unit, present);
    }
}
