package dev.standfirst.text.html;

import java.util.Map;

import org.jsoup.nodes.Element;

/** Replaces elements and attributes of HTML 4 by those that mean the same today (HTML standard, §16.2). */
final class OldMarkup {

    private static final Map<String, String> SUCCESSORS = Map.of("strike", "s", "tt", "code", "acronym", "abbr", "center",
            "div",
            "dir", "ul", "listing", "pre", "xmp", "pre", "plaintext", "pre");

    private OldMarkup() {
    }

    static void replace(Element body, Removals removals) {
        for (var element : Descendants.of(body)) {
            var name = element.normalName();
            if (name.equals("center")) {
                element.addClass("text-center");
            }
            var successor = SUCCESSORS.get(name);
            if (successor != null) {
                element.tagName(successor);
            }
        }
    }
}
