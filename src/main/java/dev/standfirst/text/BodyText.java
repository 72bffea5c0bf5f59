package dev.standfirst.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Text of the HTML of a body, with a line for each block. */
final class BodyText {

    /** Text for those who read with other senses or see only the page: readings of ruby, hidden text, sources of formulas. */
    private static final Set<String> UNREAD_ELEMENTS = Set.of("rt", "rp", "annotation", "annotation-xml");

    /** Title of an alert in Markdown, which the service has added. */
    private static final String ALERT_TITLE = "markdown-alert-title";

    private static final String CAPTION_CLASS = "wp-caption-text";

    private BodyText() {
    }

    /** Text that is read: with notes, code and captions, without marks of notes. */
    static String whole(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        return text(body, Notes.in(body).marks(), true);
    }

    /**
     * Text that an excerpt begins with: without notes, shortcodes, code blocks and tables of contents, and with captions only
     * if there is nothing else.
     */
    static String teaser(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        var notes = Notes.in(body);
        var skipped = new HashSet<Node>(notes.marks());
        skipped.addAll(notes.notes());
        skipped.addAll(TablesOfContents.in(body));
        body.getAllElements().stream().filter(BodyText::isCodeBlock).forEach(skipped::add);
        var prose = Shortcodes.remove(text(body, skipped, false), false);
        return prose.isBlank() ? Shortcodes.remove(text(body, skipped, true), true) : prose;
    }

    private static String text(Element body, Set<? extends Node> skipped, boolean withCaptions) {
        var text = new StringBuilder();
        NodeTraversor.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode string) {
                    append(text, string.getWholeText(), isInCode(string));
                } else if (node instanceof Element element) {
                    if (skipped.contains(element) || isUnread(element) || !withCaptions && isCaption(element)) {
                        // A block that is left out still separates the words around it.
                        separate(text, element);
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    separate(text, element);
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element) {
                    separate(text, element);
                }
                return FilterResult.CONTINUE;
            }
        }, body);
        return text.toString();
    }

    private static void separate(StringBuilder text, Element element) {
        if (element.nameIs("br") || element.isBlock() && !element.nameIs("math")) {
            text.append('\n');
        }
    }

    /** Appends text without soft hyphens and zero-width spaces; line breaks inside of it are spaces. */
    private static void append(StringBuilder text, String string, boolean code) {
        for (var at = 0; at < string.length(); at++) {
            var c = string.charAt(at);
            switch (c) {
                case '\u00AD', '\u200B' -> {
                }
                case '\n', '\r' -> text.append(' ');
                default -> text.append(code ? Shortcodes.protect(c) : c);
            }
        }
    }

    private static boolean isInCode(TextNode string) {
        var parent = string.parent();
        return parent != null && (parent.nameIs("code") || parent.nameIs("kbd") || parent.nameIs("samp"));
    }

    private static boolean isUnread(Element element) {
        return UNREAD_ELEMENTS.contains(element.normalName()) || element.hasAttr("hidden")
                || element.attr("aria-hidden").toLowerCase(Locale.ROOT).equals("true") || element.hasClass(ALERT_TITLE);
    }

    private static boolean isCaption(Element element) {
        return element.nameIs("figcaption") || element.nameIs("caption") || element.hasClass(CAPTION_CLASS);
    }

    /** Returns whether an element is a block of code, or a formula on lines of its own. */
    private static boolean isCodeBlock(Element element) {
        return element.nameIs("pre")
                || element.nameIs("code") && element.hasClass("math") && element.wholeText().startsWith("$$");
    }
}
