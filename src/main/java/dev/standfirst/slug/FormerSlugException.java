package dev.standfirst.slug;

/** The resource has another slug now: 308 to the same path with the current slug in place of the former one. */
public class FormerSlugException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String former;
    private final String current;

    public FormerSlugException(Ref former, String current) {
        super(former + " is now " + current, null, false, false);
        this.former = former.toString();
        this.current = current;
    }

    String former() {
        return former;
    }

    /** Its slug now. */
    public String current() {
        return current;
    }
}
