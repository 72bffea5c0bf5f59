package dev.standfirst.problem;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A “no” with its reason; made by {@link ProblemType}. Its message reaches the client. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<InvalidInput> errors;
    private final @Nullable Long currentVersion;

    ProblemException(ProblemType type, String detail, List<InvalidInput> errors) {
        this(type, detail, errors, null);
    }

    private ProblemException(ProblemType type, String detail, List<InvalidInput> errors, @Nullable Long currentVersion) {
        // An answer, not an accident: nobody reads its stack trace, and filling it in is most of its cost.
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.currentVersion = currentVersion;
    }

    /** For several inputs at once; the detail is put together from theirs. */
    public ProblemException(ProblemType type, List<InvalidInput> errors) {
        this(type, sentence(errors), errors);
    }

    /** The same “no”, with the version that the resource has. */
    public ProblemException withCurrentVersion(long version) {
        return new ProblemException(type, String.valueOf(getMessage()), errors, version);
    }

    /**
     * The same “no” about a part of the body, which its pointers then lead into; what is at fault by a header is the part
     * itself.
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
