package dev.standfirst.problem;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.MALFORMED;
import static dev.standfirst.problem.ProblemType.UNKNOWN_PROPERTY;
import static dev.standfirst.problem.ProblemType.WRONG_TYPE;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** Problems of Jackson's exceptions, without its class names. */
public final class JsonProblems {

    /** Detail of a text that cannot be stored. */
    public static final String NO_TEXT = "must not contain a NUL (U+0000), an unpaired surrogate or a noncharacter such as U+FFFE";

    private JsonProblems() {
    }

    /** Returns the problem: 422 for a text that cannot be stored, 400 for all others. */
    public static ProblemException of(JacksonException e) {
        if (e.getCause() instanceof ProblemException problem) {
            return problem;
        }
        if (e instanceof InvalidTextException text) {
            return INVALID.at(pointer(text), "Text", NO_TEXT);
        }
        if (e instanceof WrongValueException wrong) {
            return WRONG_TYPE.at(pointer(wrong), "WrongType", "%s", wrong.getOriginalMessage());
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds() == null ? List.<String> of()
                    : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
            return UNKNOWN_PROPERTY.at(pointer(unknown), "UnknownProperty", "%s",
                    UnknownName.detail(unknown.getPropertyName(), known, "properties"));
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()
                && format.getValue() instanceof String value) {
            return WRONG_TYPE.at(pointer(format), "WrongType", "must be %s%s", expected(format.getTargetType()),
                    instead(value, format.getTargetType()));
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null && !hasMoreThanOneValue(e)) {
            return WRONG_TYPE.at(pointer(mismatch), "WrongType", "must be %s", expected(mismatch.getTargetType()));
        }
        if (e instanceof JsonMappingException databind && !databind.getPath().isEmpty()) {
            if (!(e.getCause() instanceof StreamReadException) || e.getCause() instanceof InputCoercionException) {
                return WRONG_TYPE.at(pointer(databind), "WrongType", "%s", e.getCause() instanceof InputCoercionException
                        ? "must be a number within the range of its type"
                        : "must have a valid value");
            }
        }
        return malformed(CauseChain.find(JsonProcessingException.class, CauseChain.root(e)).orElse(null));
    }

    /** Returns whether content follows the JSON value, for which Jackson has no exception class. */
    private static boolean hasMoreThanOneValue(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("Trailing token");
    }

    /** Describes malformed JSON without the parser's message, which contains class names. */
    private static ProblemException malformed(@Nullable JsonProcessingException e) {
        var why = e instanceof StreamConstraintsException
                ? "it is nested too deeply, or contains a number or a name that is too long"
                : e != null && String.valueOf(e.getOriginalMessage()).startsWith("Duplicate ") ? "it contains a property twice"
                        : e != null && hasMoreThanOneValue(e) ? "it continues after the end of the JSON value"
                                : "parsing failed";
        var location = e == null ? null : e.getLocation();
        return MALFORMED.because("The body is not well-formed JSON in UTF-8: %s%s.", why,
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr());
    }

    /** Returns the JSON Pointer of an exception's path, escaped (RFC 6901). */
    static String pointer(JsonMappingException e) {
        return e.getPath().stream().map(JsonProblems::segment).collect(joining());
    }

    private static String segment(Reference reference) {
        var name = reference.getFieldName();
        return "/" + (name == null ? String.valueOf(reference.getIndex()) : JsonPointers.escape(name));
    }

    /** Returns the constant that was probably meant, as an addition to the known ones. */
    private static String instead(String value, Class<?> type) {
        var nearest = UnknownName.nearest(value, names(type));
        return "; “" + UnknownName.shortened(value) + "” is not known here"
                + (nearest == null ? "" : ", the nearest is “" + nearest + "”");
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(c -> EnumNames.of((Enum<?>) c)).toList();
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + names(type).stream().map(name -> "“" + name + "”").collect(joining(", "));
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (TemporalAccessor.class.isAssignableFrom(type)) {
            return "an RFC 3339 time with its offset, as in 2026-03-01T09:30:00Z";
        }
        if (type == Duration.class) {
            return "an ISO 8601 duration in days, hours, minutes and seconds, as in PT1H";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "an object";
        }
        return type == List.class ? "an array" : "a value of another type";
    }
}
