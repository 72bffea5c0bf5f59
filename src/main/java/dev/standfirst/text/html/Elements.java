package dev.standfirst.text.html;

import java.util.Set;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import dev.standfirst.text.html.Removal.Reason;

/** Removes the elements that a body does not keep: scripts and forms with their content, all others without it. */
public final class Elements {

    /** Elements of HTML that a body keeps. */
    public static final Set<String> HTML = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "article",
            "header",
            "footer", "nav", "aside", "address", "blockquote", "pre", "hr", "br", "wbr", "ul", "ol", "li", "dl", "dt", "dd",
            "figure", "figcaption", "picture", "details", "summary", "table", "caption", "colgroup", "col", "thead", "tbody",
            "tfoot", "tr", "th", "td", "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd",
            "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var");

    /** Elements of HTML that a body keeps if an attribute of theirs is valid. */
    static final Set<String> CONDITIONAL = Set.of("img", "iframe", "source", "track", "video", "audio", "input");

    /** Elements of presentational MathML (MathML Core, §2.1.1) with its annotations. */
    public static final Set<String> MATH = Set.of("math", "mi", "mn", "mo", "ms", "mtext", "mspace", "mrow", "mfrac", "msqrt",
            "mroot", "mstyle", "merror", "mpadded", "mphantom", "msub", "msup", "msubsup", "munder", "mover", "munderover",
            "mmultiscripts", "mprescripts", "mtable", "mtr", "mtd", "semantics", "annotation");

    /** Elements whose content is no text for readers. */
    private static final Set<String> WITH_CONTENT = Set.of("script", "style", "noscript", "template", "title", "svg", "object",
            "embed", "applet", "canvas", "map", "select", "datalist", "textarea", "frameset", "noframes", "noembed", "dialog",
            "annotation-xml", "head", "param", "base", "basefont", "bgsound", "area");

    private Elements() {
    }

    static void keep(Element body, Removals removals) {
        var change = new TreeChange();
        for (var element : Descendants.of(body)) {
            keepOrRemove(element, change.parent(element), change, removals);
        }
        change.apply();
    }

    private static void keepOrRemove(Element element, @Nullable Element parent, TreeChange change, Removals removals) {
        var name = element.normalName();
        if (isAnnotationOutsideOfRuby(element, parent) || isBare(element)) {
            change.unwrap(element);
            return;
        }
        var isInMath = isInMath(parent);
        if (isInMath ? MATH.contains(name) : HTML.contains(name) || name.equals("math")) {
            return;
        }
        if (CONDITIONAL.contains(name) && !isInMath && isComplete(element, parent)) {
            return;
        }
        if (!removals.element(name, Reason.NOT_ALLOWED)) {
            element.attributes().forEach(attribute -> removals.attribute(name, attribute.getKey(), Reason.NOT_ALLOWED));
        }
        if (WITH_CONTENT.contains(name)) {
            change.remove(element);
        } else {
            change.unwrap(element);
        }
    }

    /** HTML within MathML is unwrapped: parsers disagree about it, and sanitised text could become a script in it. */
    private static boolean isInMath(@Nullable Element parent) {
        return parent != null && MATH.contains(parent.normalName());
    }

    /** Whether nothing of the element's meaning, which is in its attributes, is left. */
    private static boolean isBare(Element element) {
        return (element.normalName().equals("span") || element.normalName().equals("a")) && element.attributesSize() == 0;
    }

    /** The sanitiser would repeat the elements around it until it finds a place for it. */
    private static boolean isAnnotationOutsideOfRuby(Element element, @Nullable Element parent) {
        return (element.normalName().equals("rt") || element.normalName().equals("rp")) && !is(parent, "ruby");
    }

    private static boolean isComplete(Element element, @Nullable Element parent) {
        return switch (element.normalName()) {
            case "input" -> {
                element.attr("disabled", "");
                yield element.attr("type").strip().equalsIgnoreCase("checkbox");
            }
            case "source" -> element.hasAttr("srcset") || element.hasAttr("src") && !is(parent, "picture");
            case "video", "audio" -> element.hasAttr("src") || element.selectFirst("source[src]") != null;
            default -> element.hasAttr("src");
        };
    }

    private static boolean is(@Nullable Element parent, String name) {
        return parent != null && parent.normalName().equals(name);
    }
}
