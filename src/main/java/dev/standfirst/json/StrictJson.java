package dev.standfirst.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.InputDecorator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;

import dev.standfirst.problem.InvalidTextException;
import dev.standfirst.problem.WrongValueException;
import io.quarkus.jackson.ObjectMapperCustomizer;

/** Configures Jackson to read JSON strictly: it ignores nothing, guesses nothing and converts no value to another type. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    /** Maximum nesting, deeper than any input of the API; it bounds the recursion on the stack. */
    private static final int MAX_NESTING = 100;

    /** Maximum length of a name in characters, longer than any of the API; errors repeat names. */
    private static final int MAX_NAME = 1_000;

    /** Runs last: Jackson prefers the deserializers that were registered last, and Quarkus registers others for times. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    @SuppressWarnings("deprecation") // The replacement of configure(MapperFeature) is on the builder, and the mapper exists already.
    public void customize(ObjectMapper json) {
        json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        for (var shape : CoercionInputShape.values()) {
            json.coercionConfigDefaults().setCoercion(shape, CoercionAction.Fail);
        }
        json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        json.getFactory().setStreamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).maxNameLength(MAX_NAME).build());
        json.getFactory().setInputDecorator(new OnlyUtf8());
        json.registerModule(new SimpleModule("standfirst")
                .addDeserializer(String.class, new Text())
                .addKeyDeserializer(String.class, new Key())
                .addDeserializer(Instant.class, new Time())
                .addDeserializer(Duration.class, new Length())
                .setDeserializerModifier(new ExactEnums()));
    }

    /**
     * Returns whether a text can be stored and sent: no database stores NUL, an unpaired surrogate has no UTF-8 form, and
     * a noncharacter is no text.
     */
    public static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c > 0 && c < Character.MIN_SURROGATE) {
                continue;
            }
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
            if (isNoncharacter(Character.isHighSurrogate(c) ? Character.toCodePoint(c, text.charAt(i)) : c)) {
                return false;
            }
        }
        return true;
    }

    /** Checks the bodies of requests, which Jackson reads from streams. Arrays of bytes come from the service itself. */
    private static class OnlyUtf8 extends InputDecorator {

        private static final long serialVersionUID = 1L;

        @Override
        public InputStream decorate(IOContext context, InputStream in) {
            return new Utf8Stream(in);
        }

        @Override
        public @Nullable InputStream decorate(IOContext context, byte[] bytes, int offset, int length) {
            return null;
        }

        @Override
        public Reader decorate(IOContext context, Reader in) {
            return in;
        }
    }

    /** Noncharacters are for the internal use of programs (Unicode, §23.7), and XML forbids most of them. */
    private static boolean isNoncharacter(int c) {
        return (c & 0xfffe) == 0xfffe || 0xfdd0 <= c && c <= 0xfdef;
    }

    /** Rejects enum constants with spaces around them, which Jackson would trim. */
    private static class ExactEnums extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type, BeanDescription enums,
                JsonDeserializer<?> lenient) {
            return new Exact(lenient, type.getRawClass());
        }
    }

    private static class Exact extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final Class<?> type;

        Exact(JsonDeserializer<?> lenient, Class<?> type) {
            super(lenient);
            this.type = type;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> contextual) {
            return new Exact(contextual, type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = parser.getText();
            return parser.hasToken(JsonToken.VALUE_STRING) && !text.equals(text.trim())
                    ? context.handleWeirdStringValue(type, text, "none of the constants")
                    : super.deserialize(parser, context);
        }
    }

    private static class Text extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            var text = parser.getText();
            if (!isText(text)) {
                throw new InvalidTextException(parser);
            }
            return text;
        }
    }

    private static class Key extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            if (!isText(key)) {
                throw new InvalidTextException(context.getParser());
            }
            return key;
        }
    }

    private static class Time extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        Time() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            var time = Rfc3339.parse(parser.getText());
            if (time == null) {
                throw new WrongValueException(parser, Rfc3339.fault(parser.getText()));
            }
            return time;
        }
    }

    private static class Length extends StdScalarDeserializer<Duration> {

        private static final long serialVersionUID = 1L;

        Length() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Duration) context.handleUnexpectedToken(Duration.class, parser);
            }
            try {
                return Duration.parse(parser.getText());
            } catch (DateTimeParseException e) {
                return (Duration) context.handleWeirdStringValue(Duration.class, parser.getText(), "ISO 8601");
            }
        }
    }
}
