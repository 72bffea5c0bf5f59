package dev.standfirst.docs;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

import dev.standfirst.text.markdown.Markdown;

/** Converts Markdown of this project into elements of a page. The input is trusted: its HTML is not sanitized. */
final class Prose {

    /** Patterns of the highlighted parts of code, by language; a group's name is the CSS class that sets the colour. */
    private static final Map<String, Pattern> HIGHLIGHTED = Map.of(
            "json", Pattern.compile("(?<name>\"(?:[^\"\\\\]|\\\\.)*\"(?=\\s*:))|(?<text>\"(?:[^\"\\\\]|\\\\.)*\")"
                    + "|(?<value>\\b(?:true|false|null|-?\\d+(?:\\.\\d+)?)\\b)"),
            "http", Pattern.compile("(?m)(?<name>^[A-Z][A-Za-z-]+(?=:))|(?<value>^HTTP/.*$)"),
            "sh", Pattern.compile("(?m)(?<note>#.*$)|(?<name>\\bcurl\\b)|(?<value>\\$[A-Z]+\\b)|(?<text>'[^']*')"));

    private static final List<String> KINDS = List.of("name", "text", "value", "note");

    private Prose() {
    }

    /** Appends Markdown: a sentence of the OpenAPI document or a whole chapter. */
    static void append(Element parent, String markdown) {
        var blocks = Jsoup.parseBodyFragment(Markdown.toHtml(markdown)).body();
        blocks.select("pre > code").forEach(code -> {
            var language = code.className().replace("language-", "");
            show(requireNonNullElse(code.parent(), code), language, code.wholeText());
        });
        blocks.select("table").forEach(table -> table.wrap("<div class=\"wide\" tabindex=\"0\"></div>"));
        parent.appendChildren(blocks.childNodesCopy());
    }

    /** Fills a {@code pre} with highlighted code. It accepts the focus, so that keys can scroll code that is too wide. */
    static void show(Element pre, String language, String text) {
        pre.empty().addClass("code").attr("tabindex", "0");
        var code = pre.appendElement("code").addClass("language-" + language);
        var highlighted = HIGHLIGHTED.get(language);
        var end = 0;
        if (highlighted != null) {
            var matcher = highlighted.matcher(text);
            while (matcher.find()) {
                code.appendChild(new TextNode(text.substring(end, matcher.start())));
                code.appendElement("span").addClass(kind(matcher, highlighted)).appendChild(new TextNode(matcher.group()));
                end = matcher.end();
            }
        }
        code.appendChild(new TextNode(text.substring(end)));
    }

    private static String kind(Matcher match, Pattern pattern) {
        return KINDS.stream().filter(kind -> pattern.pattern().contains("(?<" + kind + ">") && match.group(kind) != null)
                .findFirst().orElseThrow();
    }
}
