package dev.standfirst.text;

import java.util.HashSet;
import java.util.Set;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Tables of contents of all generators: navigation, and lists of nothing but links within the page, with their headings. */
final class TablesOfContents {

    private static final int FEWEST_LINKS = 2;

    /** Maximum length in characters of the title of a table of contents that is no heading. */
    private static final int LONGEST_TITLE = 40;

    private TablesOfContents() {
    }

    static Set<Element> in(Element body) {
        var found = new HashSet<Element>();
        NodeTraversor.filter((node, depth) -> {
            if (node instanceof Element element && isTable(element)) {
                add(found, element);
                return NodeFilter.FilterResult.SKIP_CHILDREN;
            }
            return NodeFilter.FilterResult.CONTINUE;
        }, body);
        return found;
    }

    private static boolean isTable(Element element) {
        return element.nameIs("nav") || (element.nameIs("ul") || element.nameIs("ol")) && hasOnlyLinksWithinThePage(element);
    }

    /** Returns at the first text outside of a link, so that nested lists are not read again and again. */
    private static boolean hasOnlyLinksWithinThePage(Element list) {
        var links = new int[1];
        var result = NodeTraversor.filter((node, depth) -> {
            if (node instanceof Element element && element.nameIs("a") && element.attr("href").startsWith("#")) {
                links[0]++;
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            return node instanceof TextNode text && !text.isBlank() ? NodeFilter.FilterResult.STOP
                    : NodeFilter.FilterResult.CONTINUE;
        }, list);
        return result != NodeFilter.FilterResult.STOP && links[0] >= FEWEST_LINKS;
    }

    private static void add(Set<Element> found, Element table) {
        found.add(table);
        var title = table.previousElementSibling();
        if (title != null && isTitle(title)) {
            found.add(title);
        }
    }

    private static boolean isTitle(Element element) {
        return switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6", "summary" -> true;
            case "p", "div", "strong", "b" -> isShort(element) && (!element.nameIs("p") || hasOnlyBold(element));
            default -> false;
        };
    }

    private static boolean isShort(Node node) {
        return node instanceof Element element && element.childNodeSize() <= 3 && element.text().length() <= LONGEST_TITLE;
    }

    private static boolean hasOnlyBold(Element paragraph) {
        return paragraph.childNodeSize() == 1 && paragraph.childNode(0) instanceof Element child
                && (child.nameIs("strong") || child.nameIs("b"));
    }
}
