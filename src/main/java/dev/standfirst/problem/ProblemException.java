package dev.standfirst.problem;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Problem of a request, created by {@link ProblemType}. Its message reaches the client. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

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
        this.errors = List.copyOf(errors);
        this.currentVersion = currentVersion;
    }

    /** Creates a problem with several invalid inputs; their details form its detail. */
    public ProblemException(ProblemType type, List<InvalidInput> errors) {
        this(type, sentence(errors), errors);
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
        return new ProblemException(type, inputs.isEmpty() ? String.valueOf(getMessage()) : sentence(inputs), inputs,
                currentVersion);
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

    private static String sentence(List<InvalidInput> errors) {
        return errors.stream().map(e -> name(e.pointer(), e.parameter()) + " " + e.detail() + ".")
                .collect(Collectors.joining(" "));
    }

    private static String name(@Nullable String pointer, @Nullable String parameter) {
        return parameter != null ? "“" + parameter + "”"
                : pointer == null || pointer.isEmpty() ? "The body" : "“" + pointer + "”";
    }
}
