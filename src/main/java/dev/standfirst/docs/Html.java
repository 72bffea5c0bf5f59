package dev.standfirst.docs;

import java.util.function.Consumer;

import org.jsoup.nodes.Element;

/** Pieces of HTML that several parts of the reference have in common. */
final class Html {

    private Html() {
    }

    /** Appends each item, with a separator between two items. */
    static <T> void join(Element parent, String separator, Iterable<T> items, Consumer<T> append) {
        var between = "";
        for (var item : items) {
            parent.appendText(between);
            append.accept(item);
            between = separator;
        }
    }

    static void code(Element parent, String text) {
        parent.appendElement("code").text(text);
    }

    /** Appends a link whose text is code: the name of a schema, a header or a problem type. */
    static void codeLink(Element parent, String address, String text) {
        code(parent.appendElement("a").attr("href", address), text);
    }

    /** Appends a span that the style sheet knows by its class. */
    static void span(Element parent, String cssClass, String text) {
        parent.appendElement("span").addClass(cssClass).text(text);
    }
}
