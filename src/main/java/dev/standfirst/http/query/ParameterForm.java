package dev.standfirst.http.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.standfirst.json.Rfc3339;

/**
 * Formats of query parameters by Java type. Covers the types for which Quarkus REST accepts more than the API promises, or
 * reports an error without the parameter's name.
 */
enum ParameterForm {
    WHOLE_NUMBER("a whole number", ParameterForm::isInt, text -> String.valueOf(Integer.parseInt(text)), int.class,
            Integer.class),
    BOOLEAN("true or false", BooleanParameters::isBoolean, BooleanParameters::normalize, boolean.class, Boolean.class),
    TIME(Rfc3339.EXPECTED, text -> InstantParameters.parse(text) != null,
            text -> String.valueOf(InstantParameters.parse(text)), Instant.class),
    DAY("a day, as in 2026-03-01", ParameterForm::isDay, UnaryOperator.identity(), LocalDate.class),
    ID("a UUID", Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").asMatchPredicate(),
            text -> text.toLowerCase(Locale.ROOT), UUID.class),
    TEXT("a text", text -> true, UnaryOperator.identity());

    private final String expected;
    private final Predicate<String> test;
    private final UnaryOperator<String> normalize;
    private final Class<?>[] types;

    ParameterForm(String expected, Predicate<String> test, UnaryOperator<String> normalize, Class<?>... types) {
        this.expected = expected;
        this.test = test;
        this.normalize = normalize;
        this.types = types;
    }

    static ParameterForm of(Class<?> type) {
        return Arrays.stream(values()).filter(form -> Arrays.asList(form.types).contains(type)).findFirst().orElse(TEXT);
    }

    boolean matches(String text) {
        return test.test(text);
    }

    /** Describes the fault of a text that does not match, as the end of a sentence. */
    String fault(String text) {
        return this == TIME ? Rfc3339.fault(InstantParameters.withPlus(text)) : "must be " + expected;
    }

    /**
     * Returns the normal form of all texts with the same meaning.
     *
     * @param text a text that matches
     */
    String normalize(String text) {
        return normalize.apply(text);
    }

    private static boolean isInt(String text) {
        try {
            return Pattern.matches("-?[0-9]+", text) && Integer.parseInt(text) != Integer.MIN_VALUE;
        } catch (NumberFormatException outOfRange) {
            return false;
        }
    }

    private static boolean isDay(String text) {
        try {
            return Pattern.matches("[1-9]\\d{3}-\\d{2}-\\d{2}", text) && LocalDate.parse(text) != null;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}
