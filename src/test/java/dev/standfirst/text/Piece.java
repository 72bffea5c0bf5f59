package dev.standfirst.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Benign HTML as authors publish it, named by the comment before it in a file under {@code src/test/resources/text/benign}.
 */
record Piece(String name, String html) {

    private static final Path FILES = Path.of("src/test/resources/text");

    private static final Pattern NAMED = Pattern.compile("(?m)^<!-- (?<name>.*) -->\\R(?<html>(?s:.)*?)(?=^<!-- |\\z)");

    static List<Piece> all() {
        try (var files = Files.list(FILES.resolve("benign"))) {
            return files.sorted().flatMap(Piece::in).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Piece> in(Path file) {
        return NAMED.matcher(read(file)).results().map(piece -> new Piece(piece.group(1), piece.group(2).stripTrailing()));
    }

    /** Content of a file with pasted HTML, or of the file beside it with the expected result of sanitising. */
    static String pasted(String file) {
        return read(FILES.resolve("pasted").resolve(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Normal form of HTML, equal for equal documents: without comments and line breaks between tags, and with brackets in
     * addresses unescaped.
     */
    static String normalised(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        body.ownerDocument().outputSettings().prettyPrint(false);
        body.forEachNode(node -> {
            if (node instanceof Comment || node instanceof TextNode text && isLineBreak(text)) {
                node.remove();
            } else if (node instanceof Element element) {
                element.attributes().asList().stream().map(Attribute::getKey).filter(Attribute::isBooleanAttribute)
                        .forEach(name -> element.attr(name, ""));
            }
        });
        return body.html().replace("%28", "(").replace("%29", ")").strip();
    }

    private static boolean isLineBreak(TextNode text) {
        return text.isBlank() && text.getWholeText().contains("\n") && text.parent().closest("pre") == null;
    }

    @Override
    public String toString() {
        return name;
    }
}
