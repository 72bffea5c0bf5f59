package dev.standfirst.problem;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Problem of a request, created by {@link ProblemType}. Its message reaches the client. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Maximum number of invalid inputs in a response; the detail says how many more there were. */
    public static final int MAX_ERRORS = 100;

    /** Maximum number of invalid inputs that the detail repeats, so that people can read it. */
    private static final int MAX_SENTENCES = 10;

    private final ProblemType type;
    private final transient List<InvalidInput> errors;
    private final @Nullable Long currentVersion;

    ProblemException(ProblemType type, String detail, List<InvalidInput> errors) {
        this(type, detail, errors, null);
    }

    private ProblemException(ProblemType type, String detail, List<InvalidInput> errors, @Nullable Long currentVersion) {
        // Part of a normal response: its stack trace is never logged, and would be most of its cost.
        super(detail, null, false, false);
        this.type = type;
        this.errors = errors.stream().limit(MAX_ERRORS).toList();
        this.currentVersion = currentVersion;
    }

    /** Creates a problem with several invalid inputs; their details form its detail. */
    public ProblemException(ProblemType type, List<InvalidInput> errors) {
        this(type, errors, errors.size());
    }

    /**
     * Creates a problem with several invalid inputs, of which only the first ones are known.
     *
     * @param count number of all invalid inputs
     */
    public ProblemException(ProblemType type, List<InvalidInput> errors, int count) {
        this(type, sentence(errors, count), errors);
    }

    /** Returns a copy with the current version of the resource. */
    public ProblemException withCurrentVersion(long version) {
        return new ProblemException(type, String.valueOf(getMessage()), errors, version);
    }

    /**
     * Returns a copy for a part of the body: its JSON Pointers begin with {@code pointer}, and an invalid header becomes an
     * error of the part itself.
     */
    public ProblemException under(String pointer) {
        var inputs = errors.stream().map(error -> InvalidInput.property(
                pointer + (error.pointer() == null ? "" : error.pointer()), error.code(), error.detail())).toList();
        return new ProblemException(type, inputs.isEmpty() ? String.valueOf(getMessage()) : sentence(inputs, inputs.size()),
                inputs, currentVersion);
    }

    public ProblemType type() {
        return type;
    }

    public List<InvalidInput> errors() {
        return errors;
    }

    @Nullable
    Long currentVersion() {
        return currentVersion;
    }

    private static String sentence(List<InvalidInput> errors, int count) {
        var sentences = errors.stream().limit(MAX_SENTENCES).map(e -> name(e.pointer(), e.parameter()) + " " + e.detail() + ".")
                .collect(Collectors.joining(" "));
        if (count > MAX_ERRORS) {
            return sentences + " “errors” has %d of %d invalid inputs; %d more are not listed.".formatted(MAX_ERRORS, count,
                    count - MAX_ERRORS);
        }
        return count <= MAX_SENTENCES ? sentences : sentences + " “errors” lists all %d invalid inputs.".formatted(count);
    }

    private static String name(@Nullable String pointer, @Nullable String parameter) {
        return parameter != null ? "“" + UnknownName.shortened(parameter) + "”"
                : pointer == null || pointer.isEmpty() ? "The body" : "“" + UnknownName.shortened(pointer) + "”";
    }
}
