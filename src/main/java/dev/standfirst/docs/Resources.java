package dev.standfirst.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads files of the resource folder {@code docs}. */
final class Resources {

    private Resources() {
    }

    static String text(String name) {
        try (var file = requireNonNull(Resources.class.getResourceAsStream("/docs/" + name), name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
