package dev.standfirst.text.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jsoup.nodes.Element;

import dev.standfirst.text.html.Removal.Reason;

/**
 * Turns styles that carry meaning into elements: Google Docs and Word write bold, italic, struck, raised and lowered text in
 * {@code style} only. All other declarations are removed.
 */
final class StyledText {

    private static final Set<String> BOLD = Set.of("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th");
    private static final Set<String> ITALIC = Set.of("i", "em", "cite", "dfn", "var", "address");
    private static final Set<String> ALIGNMENTS = Set.of("left", "right", "center", "justify");

    private StyledText() {
    }

    static void replace(Element body, Removals removals) {
        var change = new TreeChange();
        for (var element : Descendants.of(body)) {
            alignAttribute(element);
            if (element.hasAttr("style")) {
                var declarations = declarations(element.attr("style"));
                replace(element, declarations, removals);
                element.removeAttr("style");
                if (isUndone(element, declarations)) {
                    change.unwrap(element);
                }
            }
        }
        change.apply();
    }

    /** Alignment of text outside of tables, where the attribute is kept, and of pictures. */
    private static void alignAttribute(Element element) {
        var align = element.attr("align").strip().toLowerCase(Locale.ROOT).replace("middle", "center");
        if (!ALIGNMENTS.contains(align) || LayoutClasses.keepsAlignAttribute(element)) {
            return;
        }
        if (element.normalName().equals("img") || element.normalName().equals("table")) {
            element.addClass("align-" + align);
        } else if (!element.normalName().equals("hr")) {
            element.addClass("text-" + align);
        }
        element.removeAttr("align");
    }

    private static void replace(Element element, Map<String, String> declarations, Removals removals) {
        var wrappers = new ArrayList<String>();
        declarations.forEach((property, value) -> {
            if (!replace(element, property, value, wrappers)) {
                removals.attribute(element.normalName(), "style", Reason.NOT_ALLOWED);
            }
        });
        wrappers.forEach(name -> wrapContent(element, name));
    }

    /** Returns whether the meaning of the declaration is kept, or it has none. */
    private static boolean replace(Element element, String property, String value, List<String> wrappers) {
        var name = element.normalName();
        switch (property) {
            case "font-weight" -> {
                return isBold(value) ? wrap("strong", BOLD.contains(name), element, wrappers) : isNormal(value);
            }
            case "font-style" -> {
                return value.equals("italic") || value.startsWith("oblique")
                        ? wrap("em", ITALIC.contains(name), element, wrappers)
                        : isNormal(value);
            }
            case "text-decoration", "text-decoration-line" -> {
                var kept = value.equals("none") || value.equals("initial");
                if (value.contains("line-through")) {
                    kept = wrap("s", Set.of("s", "del").contains(name), element, wrappers);
                }
                if (value.contains("underline")) {
                    kept = wrap("u", Set.of("u", "ins").contains(name) || isLink(element), element, wrappers);
                }
                return kept;
            }
            case "vertical-align" -> {
                return switch (value) {
                    case "super" -> wrap("sup", name.equals("sup"), element, wrappers);
                    case "sub" -> wrap("sub", name.equals("sub"), element, wrappers);
                    default -> value.equals("baseline");
                };
            }
            case "text-align" -> {
                var alignment = switch (value) {
                    case "start" -> "left";
                    case "end" -> "right";
                    default -> value;
                };
                if (ALIGNMENTS.contains(alignment)) {
                    element.addClass("text-" + alignment);
                }
                return ALIGNMENTS.contains(alignment);
            }
            case "display" -> {
                if (value.equals("none")) {
                    element.attr("hidden", "");
                }
                return value.equals("none") || value.equals("inline") || value.equals("block");
            }
            case "float" -> {
                if (value.equals("left") || value.equals("right")) {
                    element.addClass("align-" + value);
                }
                return value.equals("left") || value.equals("right") || value.equals("none");
            }
            default -> {
                return property.startsWith("--") || property.startsWith("mso-");
            }
        }
    }

    /** Plans an element around the content. Content with blocks cannot have one, and loses the style. */
    private static boolean wrap(String wrapper, boolean hasMeaning, Element element, List<String> wrappers) {
        if (hasMeaning) {
            return true;
        }
        if (element.children().stream().anyMatch(Element::isBlock) || element.childNodeSize() == 0) {
            return element.childNodeSize() == 0;
        }
        wrappers.add(wrapper);
        return true;
    }

    private static void wrapContent(Element element, String name) {
        var children = List.copyOf(element.childNodes());
        element.empty().appendChild(new Element(name).appendChildren(children));
    }

    /** Whether the style takes the meaning of the element away, as in the outermost element of Google Docs. */
    private static boolean isUndone(Element element, Map<String, String> declarations) {
        return switch (element.normalName()) {
            case "b", "strong" -> isNormal(declarations.getOrDefault("font-weight", ""));
            case "i", "em" -> isNormal(declarations.getOrDefault("font-style", ""));
            default -> false;
        };
    }

    /** Links are underlined anyway. */
    private static boolean isLink(Element element) {
        return element.closest("a") != null || element.selectFirst("a") != null;
    }

    private static boolean isBold(String value) {
        return value.startsWith("bold") || value.matches("[6-9]00");
    }

    private static boolean isNormal(String value) {
        return value.equals("normal") || value.equals("400") || value.equals("500");
    }

    /** Declarations by their property, in lower case. */
    private static Map<String, String> declarations(String style) {
        var declarations = new LinkedHashMap<String, String>();
        for (var declaration : style.split(";")) {
            var colon = declaration.indexOf(':');
            if (colon > 0) {
                declarations.put(declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        declaration.substring(colon + 1).replace("!important", "").strip().toLowerCase(Locale.ROOT));
            }
        }
        return declarations;
    }
}
