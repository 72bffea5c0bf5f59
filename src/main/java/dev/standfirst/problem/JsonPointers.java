package dev.standfirst.problem;

/** RFC 6901. */
public final class JsonPointers {

    private JsonPointers() {
    }

    /** A property's name as a segment of a pointer. */
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
