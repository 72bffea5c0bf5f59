package dev.standfirst.slug;

/** Request whose path has a former slug. The response is a 308 to the same path with the current slug. */
public class FormerSlugException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SlugKind kind;
    private final String current;

    public FormerSlugException(SlugKind kind, Ref former, String current) {
        super(former + " is now " + current, null, false, false);
        this.kind = kind;
        this.current = current;
    }

    /** Returns the kind of the resource, whose word is the name of the path parameter. */
    SlugKind kind() {
        return kind;
    }

    /** Returns the current slug. */
    public String current() {
        return current;
    }
}
