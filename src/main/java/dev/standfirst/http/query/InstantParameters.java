package dev.standfirst.http.query;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.regex.Pattern;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import org.jspecify.annotations.Nullable;

import dev.standfirst.json.Rfc3339;

/** Converts query parameters to {@link Instant}. */
@Provider
public class InstantParameters implements ParamConverterProvider {

    /**
     * Offset {@code +01:00} or {@code +0100} whose plus sign was not percent-encoded: in a query, a plus sign means a space. A
     * date and a time come before it, so that the space between these two is no plus sign.
     */
    private static final Pattern LOST_PLUS = Pattern.compile("(?<=.[Tt ]\\d[\\d:.,]{1,20}) (?=\\d{2}(:?\\d{2})?$)");

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == Instant.class ? (ParamConverter<T>) new Converter() : null;
    }

    /** Parses an RFC 3339 time; null for anything else. */
    static @Nullable Instant parse(String text) {
        return Rfc3339.parse(withPlus(text));
    }

    static String withPlus(String text) {
        return LOST_PLUS.matcher(text).replaceFirst("+");
    }

    private static class Converter implements ParamConverter<Instant> {

        @Override
        public @Nullable Instant fromString(@Nullable String text) {
            return text == null ? null : parse(text);
        }

        @Override
        public String toString(Instant time) {
            return time.toString();
        }
    }
}
