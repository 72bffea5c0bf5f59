package dev.standfirst.text.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

import dev.standfirst.text.html.Removal.Reason;

/**
 * Turns the HTML of any editor and any age into the HTML that a body keeps. It parses as browsers do, changes the tree step by
 * step, and reports what it removes. Its result is not yet safe: the sanitiser must follow.
 */
public final class HtmlTree {

    /** Maximum number of attributes of an element. People and editors write ten; the parser's work grows with their square. */
    public static final int MAX_ATTRIBUTES = 100;

    /** Maximum nesting. Nobody nests deeper by hand, and the sanitiser drops what is much deeper. */
    private static final int MAX_DEPTH = 100;

    private final List<BiConsumer<Element, Removals>> steps;

    /**
     * Creates the steps.
     *
     * @param embedHosts hosts whose pages may be framed, in lower case
     */
    public HtmlTree(Set<String> embedHosts) {
        var frames = new Frames(embedHosts);
        // Styles become elements before anything is unwrapped; targets are known when all elements that go are gone.
        steps = List.of(HtmlTree::flatten, OldMarkup::replace, StyledText::replace, Players::replace, frames::normalize,
                LazyImages::load,
                LayoutClasses::keep, Elements::keep, InPageLinks::connect);
    }

    /**
     * Returns the changed HTML.
     *
     * @throws HtmlException for an element with more than {@link #MAX_ATTRIBUTES} attributes
     */
    public String prepare(String html, Removals removals) {
        var page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        var body = page.body();
        body.getAllElements().forEach(HtmlTree::checkAttributes);
        steps.forEach(step -> step.accept(body, removals));
        return body.html();
    }

    /**
     * Moves all texts and empty elements within the element into it, at once, because moving them level by level is quadratic.
     */
    private static void flattenContent(Element element, Removals removals) {
        var leaves = new ArrayList<Node>();
        var parents = new ArrayList<Element>();
        element.traverse((node, depth) -> {
            if (depth > 0 && node.childNodeSize() == 0) {
                leaves.add(node);
            } else if (depth > 0 && node instanceof Element parent) {
                parents.add(parent);
                removals.element(node.normalName(), Reason.NOT_ALLOWED);
            }
        });
        // Moving a node out of a parent costs a search among its siblings; emptying the parent costs one pass.
        parents.forEach(Element::empty);
        element.empty().appendChildren(leaves);
    }

    private static void checkAttributes(Element element) {
        if (element.attributesSize() > MAX_ATTRIBUTES) {
            throw new HtmlException("Attributes", "must not have more than %d attributes in one element, as in <%s>"
                    .formatted(MAX_ATTRIBUTES, element.normalName()));
        }
    }

    /** Removes elements that are nested too deeply; their text stays. */
    private static void flatten(Element body, Removals removals) {
        var deepest = new ArrayList<Element>();
        body.traverse((node, depth) -> {
            if (depth == MAX_DEPTH && node instanceof Element element) {
                deepest.add(element);
            }
        });
        deepest.forEach(element -> flattenContent(element, removals));
    }
}
