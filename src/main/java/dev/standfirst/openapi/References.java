package dev.standfirst.openapi;

import org.eclipse.microprofile.openapi.models.Reference;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** References to components of the document, such as {@code #/components/schemas/Post}. */
final class References {

    private static final String SCHEMAS = "#/components/schemas/";

    private References() {
    }

    /** A reference to the schema of the given name. */
    static String toSchema(String name) {
        return SCHEMAS + name;
    }

    /** The name of the schema that a schema refers to; null if it is no reference. */
    static @Nullable String schema(Schema schema) {
        return schema.getRef() == null ? null : schema.getRef().substring(SCHEMAS.length());
    }

    /** The name of the component that an object refers to; null if it is no reference. */
    static @Nullable String component(Reference<?> object) {
        return object.getRef() == null ? null : object.getRef().substring(object.getRef().lastIndexOf('/') + 1);
    }
}
