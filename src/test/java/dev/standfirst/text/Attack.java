package dev.standfirst.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An attempt to get a script, a style or a page of another site into a post: a line of a file of its kind under
 * {@code src/test/resources/text/attacks}. These files use the escapes of Java, and {@code # } begins a comment.
 */
record Attack(String kind, String text) {

    private static final Path FILES = Path.of("src/test/resources/text/attacks");

    private static final Pattern UNICODE_ESCAPE = Pattern.compile("(?<!\\\\)\\\\u([0-9A-Fa-f]{4})");

    static final String MARKDOWN = "markdown";

    static List<Attack> all() {
        try (var files = Files.list(FILES)) {
            return files.sorted().flatMap(Attack::in).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Attack> in(Path file) {
        var kind = file.getFileName().toString().replace(".txt", "");
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(line -> new Attack(kind, unescaped(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String line) {
        return UNICODE_ESCAPE.matcher(line)
                .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16))).translateEscapes();
    }
}
