package dev.standfirst.text.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * Elements that leave a tree together. The parser's library moves all later siblings of each element that leaves, so that
 * thousands of siblings, one by one, take quadratic time.
 */
final class TreeChange {

    /** What stands in the place of an element that leaves. */
    private interface Successors {

        /** Adds them to the children of the parent. */
        void addTo(List<Node> children);
    }

    private final Map<Node, Successors> leaving = new HashMap<>();

    /** Lets the content stand in the place of the element. */
    void unwrap(Element element) {
        leaving.put(element, children -> {
            var content = List.copyOf(element.childNodes());
            element.empty();
            content.forEach(child -> addTo(children, child));
        });
    }

    /** Removes the element with its content. */
    void remove(Element element) {
        leaving.put(element, children -> {
        });
    }

    void replace(Element element, Node successor) {
        leaving.put(element, children -> children.add(successor));
    }

    /** Returns the parent that the element will have; null for the root. */
    @Nullable
    Element parent(Element element) {
        var parent = element.parent();
        while (parent != null && leaving.containsKey(parent)) {
            parent = parent.parent();
        }
        return parent;
    }

    /** Changes the tree. */
    void apply() {
        var parents = new LinkedHashSet<Element>();
        leaving.keySet().forEach(node -> {
            if (node.parent() instanceof Element parent && !leaving.containsKey(parent)) {
                parents.add(parent);
            }
        });
        for (var parent : parents) {
            var children = new ArrayList<Node>();
            parent.childNodes().forEach(child -> addTo(children, child));
            parent.empty().appendChildren(children);
        }
    }

    private void addTo(List<Node> children, Node node) {
        var successors = leaving.get(node);
        if (successors == null) {
            children.add(node);
        } else {
            successors.addTo(children);
        }
    }
}
