package dev.standfirst.slug;

/** The resource has another slug now: 308 to the same path with the present slug in place of the former one. */
public class FormerSlugException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String former;
    private final String present;

    public FormerSlugException(Ref former, String present) {
        super(former + " is now " + present, null, false, false);
        this.former = former.toString();
        this.present = present;
    }

    String former() {
        return former;
    }

    /** Its slug now. */
    public String present() {
        return present;
    }
}
