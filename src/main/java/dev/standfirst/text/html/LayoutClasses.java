package dev.standfirst.text.html;

import static java.util.Map.entry;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import dev.standfirst.text.html.Removal.Reason;

/**
 * Keeps a fixed list of classes, which a style sheet can rely on, and translates those of WordPress and Ghost into it. All
 * other
 * values of {@code class} are removed.
 */
public final class LayoutClasses {

    /** Classes that any element may have. */
    public static final Set<String> KEPT = Set.of("align-left", "align-right", "align-center", "align-wide", "align-full",
            "text-left", "text-right", "text-center", "text-justify", "callout", "pullquote", "gallery", "columns", "column",
            "bookmark", "button", "caption", "embed", "toggle", "lead", "footnotes", "footnote", "footnote-ref",
            "footnote-backref", "footnote-back", "math", "math-display", "markdown-alert", "markdown-alert-title",
            "markdown-alert-note", "markdown-alert-tip", "markdown-alert-important", "markdown-alert-warning",
            "markdown-alert-caution", "task-list-item", "contains-task-list");

    /** Class that names the language of code; kept on the elements code and pre. */
    public static final Pattern LANGUAGE = Pattern.compile("lang(?:uage)?-[A-Za-z0-9_+#.-]{1,40}");

    private static final Map<String, String> TRANSLATED = Map.ofEntries(entry("alignleft", "align-left"),
            entry("alignright", "align-right"), entry("aligncenter", "align-center"), entry("alignwide", "align-wide"),
            entry("alignfull", "align-full"), entry("kg-width-wide", "align-wide"), entry("kg-width-full", "align-full"),
            entry("has-text-align-left", "text-left"), entry("has-text-align-center", "text-center"),
            entry("has-text-align-right", "text-right"), entry("ql-align-center", "text-center"),
            entry("ql-align-right", "text-right"), entry("ql-align-justify", "text-justify"),
            entry("image-style-align-left", "align-left"), entry("image-style-align-right", "align-right"),
            entry("image-style-align-center", "align-center"), entry("kg-callout-card", "callout"),
            entry("wp-block-pullquote", "pullquote"), entry("kg-blockquote-alt", "pullquote"),
            entry("wp-block-gallery", "gallery"), entry("kg-gallery-card", "gallery"), entry("wp-block-columns", "columns"),
            entry("wp-block-column", "column"), entry("kg-bookmark-card", "bookmark"), entry("wp-block-button", "button"),
            entry("kg-button-card", "button"), entry("wp-caption", "caption"), entry("wp-block-embed", "embed"),
            entry("kg-embed-card", "embed"), entry("kg-toggle-card", "toggle"));

    private static final Set<String> TABLE = Set.of("td", "th", "tr", "thead", "tbody", "tfoot", "col", "colgroup");

    private LayoutClasses() {
    }

    static boolean keepsAlignAttribute(Element element) {
        return TABLE.contains(element.normalName());
    }

    static void keep(Element body, Removals removals) {
        for (var element : Descendants.of(body)) {
            if (isCode(element)) {
                nameLanguage(element);
            }
            if (element.hasAttr("class")) {
                keepClasses(element, removals);
            }
        }
    }

    private static void keepClasses(Element element, Removals removals) {
        var kept = new LinkedHashSet<String>();
        for (var name : element.attr("class").strip().split("\\s+")) {
            var lowerCase = name.toLowerCase(Locale.ROOT);
            var translated = TRANSLATED.getOrDefault(lowerCase, lowerCase);
            if (KEPT.contains(translated)) {
                kept.add(translated);
            } else if (isCode(element) && LANGUAGE.matcher(name).matches()) {
                kept.add(name);
            } else if (!name.isEmpty()) {
                removals.attribute(element.normalName(), "class", Reason.NOT_ALLOWED);
            }
        }
        if (kept.isEmpty()) {
            element.removeAttr("class");
        } else {
            element.attr("class", String.join(" ", kept));
        }
    }

    private static boolean isCode(Element element) {
        return element.normalName().equals("code") || element.normalName().equals("pre");
    }

    /** Adds the class that names the language, where highlighters of other kinds name it differently. */
    private static void nameLanguage(Element code) {
        var language = language(code);
        if (language != null && LANGUAGE.matcher("language-" + language).matches()) {
            code.addClass("language-" + language);
        }
    }

    private static @Nullable String language(Element code) {
        if (code.classNames().stream().anyMatch(name -> LANGUAGE.matcher(name).matches())) {
            return null;
        }
        for (var name : new String[] { "data-lang", "data-language", "data-enlighter-language" }) {
            if (!code.attr(name).isBlank()) {
                return code.attr(name).strip();
            }
        }
        var brush = BRUSH.matcher(code.attr("class"));
        return brush.find() ? brush.group(1) : null;
    }

    /** Languages as SyntaxHighlighter ({@code brush: php}) and GitHub ({@code highlight-source-php}) name them. */
    private static final Pattern BRUSH = Pattern.compile("(?:\\bbrush:\\s*|\\bhighlight-source-)([A-Za-z0-9_+#.-]{1,40})");
}
