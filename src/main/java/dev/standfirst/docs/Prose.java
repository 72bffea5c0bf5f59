package dev.standfirst.docs;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

import dev.standfirst.text.Markdown;

/** Markdown, our own, as elements of a page. */
final class Prose {

    /** What is coloured in code, by its language; the name of the group that matched is the class of the colour. */
    private static final Map<String, Pattern> COLOURED = Map.of(
            "json", Pattern.compile("(?<name>\"(?:[^\"\\\\]|\\\\.)*\"(?=\\s*:))|(?<text>\"(?:[^\"\\\\]|\\\\.)*\")"
                    + "|(?<value>\\b(?:true|false|null|-?\\d+(?:\\.\\d+)?)\\b)"),
            "http", Pattern.compile("(?m)(?<name>^[A-Z][A-Za-z-]+(?=:))|(?<value>^HTTP/.*$)"),
            "sh", Pattern.compile("(?m)(?<note>#.*$)|(?<name>\\bcurl\\b)|(?<value>\\$[A-Z]+\\b)|(?<text>'[^']*')"));

    private static final List<String> KINDS = List.of("name", "text", "value", "note");

    private Prose() {
    }

    /** The blocks of a chapter. */
    static Element of(String markdown) {
        var blocks = Jsoup.parseBodyFragment(Markdown.toHtml(markdown)).body().tagName("div");
        blocks.select("pre > code").forEach(code -> {
            var language = code.className().replace("language-", "");
            show(requireNonNullElse(code.parent(), code), language, code.wholeText());
        });
        blocks.select("table").forEach(table -> table.wrap("<div class=\"wide\" tabindex=\"0\"></div>"));
        return blocks;
    }

    /** A sentence or a few, as they stand in the OpenAPI document. */
    static void append(Element where, String markdown) {
        Jsoup.parseBodyFragment(Markdown.toHtml(markdown)).body().childNodesCopy().forEach(where::appendChild);
    }

    /** Fills a {@code pre}. One that is too wide is scrolled, which keys can do where it takes the focus. */
    static void show(Element pre, String language, String text) {
        pre.empty().addClass("code").attr("tabindex", "0");
        var code = pre.appendElement("code").addClass("language-" + language);
        var coloured = COLOURED.get(language);
        var end = 0;
        if (coloured != null) {
            var matcher = coloured.matcher(text);
            while (matcher.find()) {
                code.appendChild(new TextNode(text.substring(end, matcher.start())));
                code.appendElement("span").addClass(kind(matcher, coloured)).appendChild(new TextNode(matcher.group()));
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
