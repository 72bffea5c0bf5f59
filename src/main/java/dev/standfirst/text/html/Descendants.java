package dev.standfirst.text.html;

import java.util.List;
import java.util.Set;

import org.jsoup.nodes.Element;

/** Elements of a body, in lists of their own, so that the tree can be changed meanwhile. */
final class Descendants {

    private Descendants() {
    }

    /** Returns all elements below the body. */
    static List<Element> of(Element body) {
        return body.getAllElements().stream().filter(element -> element != body).toList();
    }

    /** Returns the elements below the body that have any of these names. */
    static List<Element> of(Element body, String... names) {
        var wanted = Set.of(names);
        return of(body).stream().filter(element -> wanted.contains(element.normalName())).toList();
    }
}
