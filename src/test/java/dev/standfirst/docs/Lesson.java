package dev.standfirst.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.restassured.response.Response;

/** A Markdown file of the guide or of a problem type: commands, and the responses that it shows for them. */
final class Lesson {

    static final Path FOLDER = Path.of("src", "main", "resources", "docs");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    /** Names of properties whose values differ with each run. */
    private static final Pattern VOLATILE = Pattern
            .compile("id|traceId|token|prefix|next|previous|url|publishedAgo|.*At");

    /** A fenced code block, and the range of its text in the file. */
    record Block(String language, String text, int start, int end) {
    }

    private final Path file;
    private String text;

    Lesson(String name) throws IOException {
        this.file = FOLDER.resolve(name + ".md");
        this.text = Files.readString(file);
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        BLOCK.matcher(text).results()
                .forEach(found -> blocks.add(new Block(found.group(1), found.group(2), found.start(2), found.end(2))));
        return blocks;
    }

    /** Describes the difference between a shown response and the real one; empty if they are equal. */
    static String difference(Block shown, Response response) throws JsonProcessingException {
        if (shown.language().equals("http")) {
            return differenceOfHead(shown.text().strip().lines().toList(), response);
        }
        var real = JSON.readTree(response.asString());
        var documented = JSON.readTree(shown.text());
        return blank(documented).equals(blank(real)) ? ""
                : "The response is\n" + pretty(real) + "\nand shown is\n" + shown.text();
    }

    /** Writes the real response into the file, with “…” in place of secrets, cursors and preview tokens. */
    void show(Block block, Response response) throws IOException {
        var shown = pretty(JSON.readTree(response.asString()))
                .replaceAll("(\"(?:token|prefix)\": \"sfp_)[^\"]+", "$1…")
                .replaceAll("(\"(?:next|token)\": \")(?!sfp_)[^\"]+", "$1…")
                .replaceAll("http://localhost:\\d+/", "http://localhost:8080/").replaceAll("(preview=)[^\"]+", "$1…");
        text = text.substring(0, block.start()) + shown + "\n" + text.substring(block.end());
        Files.writeString(file, text);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private static String differenceOfHead(List<String> shown, Response response) {
        if (!shown.get(0).startsWith("HTTP/1.1 " + response.statusCode() + " ")) {
            return "The status is " + response.statusLine() + ", and shown is " + shown.get(0);
        }
        for (var line : shown.subList(1, shown.size())) {
            var header = line.split(": ", 2);
            var pattern = Pattern.quote(header[1]).replace("…", "\\E[^>]+\\Q");
            var real = response.header(header[0]);
            if (real == null || !real.matches(pattern)) {
                return header[0] + " is " + real + ", and shown is " + header[1];
            }
        }
        return "";
    }

    private static JsonNode blank(JsonNode node) {
        var copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(
                    VOLATILE.matcher(property.getKey()).matches() && property.getValue().isValueNode()
                            ? JSON.nullNode()
                            : blank(property.getValue())));
        } else if (copy.isArray()) {
            var items = JSON.createArrayNode();
            copy.forEach(item -> items.add(blank(item)));
            return items;
        }
        return copy;
    }

    private static String pretty(JsonNode node) throws JsonProcessingException {
        var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("").withArrayEmptySeparator(""));
        return JSON.writer(printer).writeValueAsString(node);
    }
}
