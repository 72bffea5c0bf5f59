package dev.standfirst.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds parts of cleaned HTML that a page must not contain. It uses another parser than the sanitiser, and inspects the output
 * of that parser again, because some attacks take effect only when the HTML is written a second time.
 */
final class Inspection {

    private static final Set<String> ELEMENTS = Set.of("a", "abbr", "address", "article", "aside", "b", "bdi", "bdo",
            "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt",
            "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img",
            "ins", "kbd", "li", "mark", "nav", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section",
            "small", "source", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
            "time", "tr", "u", "ul", "var", "wbr", "video", "audio", "track", "input", "math", "mi", "mn", "mo", "ms", "mtext",
            "mspace", "mrow", "mfrac", "msqrt", "mroot", "mstyle", "merror", "mpadded", "mphantom", "msub", "msup", "msubsup",
            "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "mtable", "mtr", "mtd", "semantics", "annotation");

    /** Attributes whose values fetch, run and style nothing. */
    private static final Set<String> INERT = Set.of("abbr", "align", "allowfullscreen", "alt", "aria-label", "colspan",
            "datetime", "decoding", "dir", "fetchpriority", "height", "hreflang", "lang", "loading", "media", "open",
            "referrerpolicy", "reversed", "rowspan", "scope", "sizes", "span", "start", "title", "translate", "type",
            "value", "width", "hidden", "aria-hidden", "controls", "loop", "muted", "autoplay", "playsinline", "preload",
            "kind",
            "srclang", "label", "default", "checked", "disabled", "display", "encoding", "mathvariant", "displaystyle");

    /** Ids that no variable of a script can have. */
    private static final Pattern ID = Pattern.compile("\\S*-\\S*|fn(ref)?[:\\d]\\S*|_(ft|ed)n(ref)?\\d+"
            + "|ftnt(_ref)?\\d+|sd(foot|end)note\\d+(anc|sym)");

    private static final Pattern CLASSES = Pattern
            .compile("((lang(uage)?-\\S+|(align|text|markdown-alert)-[a-z]+|footnotes?|footnote-[a-z]+"
                    + "|callout|pullquote|gallery|columns?|bookmark|button|caption|embed|toggle|lead|math|math-display) ?)+");

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "sms");

    private static final Set<String> FRAMED = Set.of("player.vimeo.com", "www.youtube-nocookie.com");

    private static final Pattern POWERFUL = Pattern.compile("camera|microphone|geolocation|payment|usb|display-capture|\\*");

    private final Set<String> findings = new LinkedHashSet<>();

    private Inspection() {
    }

    /** Findings in the HTML, each of which begins with its kind. */
    static List<String> findings(String html) {
        var inspection = new Inspection();
        var copy = inspection.read(html);
        inspection.read(copy);
        return List.copyOf(inspection.findings);
    }

    /** Inspects the HTML, and returns it as this parser writes it. */
    private String read(String html) {
        var page = Jsoup.parseBodyFragment("<main>" + html + "</main><hr>");
        page.outputSettings().prettyPrint(false);
        var main = page.expectFirst("main");
        var body = page.body();
        if (body.firstChild() != main || body.lastElementChild() != main.nextSibling() || body.childNodeSize() != 2) {
            findings.add("escape from the container");
        }
        var around = new HashSet<Node>(List.of(page, page.root(), page.expectFirst("html"), page.head(), body, main));
        page.traverse((node, depth) -> {
            if (node instanceof Element element) {
                inspect(element, around.contains(element));
            } else if (!(node instanceof TextNode) && !(node instanceof Comment comment && comment.getData().isBlank())) {
                findings.add("node " + node.nodeName());
            }
        });
        return main.html();
    }

    private void inspect(Element element, boolean around) {
        if (!around && !ELEMENTS.contains(element.normalName())) {
            findings.add("element " + element.normalName());
        }
        if (element.normalName().equals("iframe") && !isFramed(element.attr("src"))) {
            findings.add("frame " + element.attr("src"));
        }
        for (var attribute : element.attributes()) {
            if (!isHarmless(element, attribute.getKey(), attribute.getValue())) {
                findings.add("attribute " + attribute);
            }
        }
    }

    private static boolean isHarmless(Element element, String attribute, String value) {
        return INERT.contains(attribute) || switch (attribute) {
            case "href", "src", "cite", "poster" -> isLink(value);
            case "srcset" -> Stream.of(value.split("[,\\s]+")).allMatch(Inspection::isLink);
            case "id" -> ID.matcher(value).matches();
            case "name" -> ID.matcher(value).matches() && element.normalName().equals("a");
            case "class" -> CLASSES.matcher(value).matches();
            case "role" -> value.startsWith("doc-");
            case "rel" -> !words(value).contains("opener");
            case "target" ->
                value.equals("_blank") && (!element.hasAttr("href") || words(element.attr("rel")).contains("noopener"));
            case "allow" -> !POWERFUL.matcher(value).find();
            case "sandbox" -> !value.contains("top-navigation");
            default -> false;
        };
    }

    /** Browsers ignore control characters and spaces, which can therefore hide a scheme. */
    private static boolean isLink(String url) {
        var scheme = url.replaceAll("[\\p{Cntrl}\\p{Z}\\p{Cf}]", "").split("[/?#]", 2)[0].toLowerCase(Locale.ROOT);
        return !scheme.contains(":") || SCHEMES.contains(scheme.substring(0, scheme.indexOf(':')));
    }

    private static boolean isFramed(String url) {
        try {
            var address = new URI(url);
            return "https".equalsIgnoreCase(address.getScheme())
                    && FRAMED.stream().anyMatch(host -> host.equals(address.getRawAuthority()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static List<String> words(String value) {
        return List.of(value.split(" "));
    }
}
