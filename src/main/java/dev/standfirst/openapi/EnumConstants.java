package dev.standfirst.openapi;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Locale;
import java.util.Map;

import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Names the constants of enumerations that share a value, such as {@code admin} of roles and of scopes. In Go, the constants of
 * all enumerations of a client are in one namespace, so equal names do not compile.
 */
final class EnumConstants {

    /** Extension from which generators read the names of the constants, in the order of the values. */
    static final String NAMES = "x-enum-varnames";

    private EnumConstants() {
    }

    static void distinguish(Map<String, Schema> schemas) {
        var uses = schemas.values().stream().filter(EnumConstants::isEnum).flatMap(schema -> schema.getEnumeration().stream())
                .collect(groupingBy(value -> value, counting()));
        schemas.forEach((name, schema) -> {
            if (isEnum(schema) && schema.getEnumeration().stream().anyMatch(value -> uses.get(value) > 1)) {
                schema.addExtension(NAMES, schema.getEnumeration().stream().map(value -> constant(name, value)).toList());
            }
        });
    }

    private static boolean isEnum(Schema schema) {
        return schema.getEnumeration() != null;
    }

    private static String constant(String schema, Object value) {
        return (schema + "_" + value).toUpperCase(Locale.ROOT);
    }
}
