package dev.standfirst.problem;

/** JSON Pointers (RFC 6901). */
public final class JsonPointers {

    private JsonPointers() {
    }

    /** Escapes the name of a property for a pointer. */
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
