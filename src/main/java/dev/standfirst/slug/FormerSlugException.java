package dev.standfirst.slug;

/** Request by a former slug. The response is a 308 to the same path with the current slug. */
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

    /** Returns the current slug. */
    public String current() {
        return current;
    }
}
