package dev.standfirst.http.query;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

/**
 * Converts query parameters to {@code boolean}. Clients in PHP write 1 and 0, and those in Python True and False, unless they
 * are told otherwise.
 */
@Provider
public class BooleanParameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == boolean.class || type == Boolean.class ? (ParamConverter<T>) new Converter() : null;
    }

    /** Returns {@code true} or {@code false} for every accepted spelling, and any other text in lower case. */
    static String normalize(String text) {
        return switch (text) {
            case "1" -> "true";
            case "0" -> "false";
            default -> text.toLowerCase(Locale.ROOT);
        };
    }

    static boolean isBoolean(String text) {
        var normal = normalize(text);
        return normal.equals("true") || normal.equals("false");
    }

    private static class Converter implements ParamConverter<Boolean> {

        @Override
        public @Nullable Boolean fromString(@Nullable String text) {
            return text == null ? null : Boolean.valueOf(normalize(text));
        }

        @Override
        public String toString(Boolean value) {
            return value.toString();
        }
    }
}
