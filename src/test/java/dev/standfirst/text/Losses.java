package dev.standfirst.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import dev.standfirst.text.html.Removal;

/**
 * Losses of sanitising that its report does not mention. It counts elements, attributes, single classes and declarations in
 * the source and in the result, whatever the sanitiser does in between, and compares the differences with the report.
 */
final class Losses {

    /** Elements that a body writes differently today. */
    private static final Map<String, String> SUCCESSORS = Map.of("strike", "s", "tt", "code", "acronym", "abbr", "dir", "ul",
            "center", "div", "listing", "pre", "xmp", "pre", "frame", "iframe");

    /** Elements without a meaning of their own, whose attributes count nevertheless. */
    private static final Set<String> NEEDLESS = Set.of("span", "div", "font", "big", "nobr", "label", "meta", "link",
            "main", "hgroup", "fieldset", "legend", "tbody", "colgroup", "a", "b", "o:p", "noscript");

    /** Elements that are removed together with their content, which is no text for readers. */
    private static final String WITH_CONTENT = "script,style,template,title,svg,noscript,textarea,select,canvas,noembed,"
            + "noframes,annotation-xml,map,datalist,iframe,dialog,applet";

    /** Players of former times, which become frames or links. */
    private static final Set<String> PLAYERS = Set.of("object", "embed", "param", "iframe", "frame");

    /** Attributes with which editors mark elements for themselves. */
    private static final Pattern EDITORS_OWN = Pattern.compile("data-.*|xmlns.*|.*:.*|contenteditable|spellcheck|draggable"
            + "|tabindex|autocapitalize|autocorrect|role|aria-level|item(?:id|prop|ref|scope|type)|slot|part|is|nonce");

    /** Attributes that move to others: anchors to ids, alignment to classes. */
    private static final Set<String> MOVED = Set.of("name", "id", "align", "class", "style");

    /** Declarations that become elements, attributes or classes. */
    private static final Pattern MEANING = Pattern.compile("(?:font-weight|font-style|text-decoration(?:-line)?|text-align"
            + "|vertical-align|float|display|visibility|list-style-type|direction|width|height|--.*|mso-.*)");

    private final Element source;
    private final Element result;
    private final List<Removal> removed;
    private final List<String> unreported = new ArrayList<>();

    private Losses(String source, SafeHtml.Sanitised sanitised) {
        this.source = Jsoup.parseBodyFragment(source).body();
        this.result = Jsoup.parseBodyFragment(sanitised.html()).body();
        this.removed = sanitised.removed();
    }

    /** Unreported losses, each of which begins with its kind; empty if the report is complete. */
    static List<String> unreported(String source, SafeHtml.Sanitised sanitised) {
        var losses = new Losses(source, sanitised);
        if (sanitised.removed().stream().noneMatch(entry -> entry.element().equals("*"))) {
            losses.compareElements();
            losses.compareAttributes();
            losses.compareParts();
        }
        losses.compareText();
        losses.compareTargets();
        return losses.unreported;
    }

    private void compareElements() {
        var kept = elements(result);
        elements(source).forEach((name, count) -> {
            var missing = count - kept.getOrDefault(name, 0L);
            if (!NEEDLESS.contains(name) && !PLAYERS.contains(name) && missing > reportedElements(name)) {
                unreported.add("element %s: %d of %d missing, %d reported"
                        .formatted(name, missing, count, reportedElements(name)));
            }
        });
    }

    private Map<String, Long> elements(Element body) {
        return body.getAllElements().stream().filter(element -> element != body && !isInRemoved(element))
                .collect(Collectors.groupingBy(Losses::name, Collectors.counting()));
    }

    private long reportedElements(String name) {
        return removed.stream().filter(entry -> entry.attribute() == null && successor(entry.element()).equals(name))
                .mapToLong(Removal::count).sum();
    }

    /** Attributes of elements that are gone are reported with them. */
    private void compareAttributes() {
        var kept = attributes(result);
        attributes(source).forEach((attribute, count) -> {
            var element = attribute.substring(0, attribute.indexOf(' '));
            var name = attribute.substring(attribute.indexOf(' ') + 1);
            var missing = count - kept.getOrDefault(attribute, 0L) - reportedElements(element) - reported(element, name);
            if (missing > 0) {
                unreported.add("attribute %s: %d of %d unreported".formatted(attribute, missing, count));
            }
        });
    }

    private Map<String, Long> attributes(Element body) {
        var counts = new HashMap<String, Long>();
        for (var element : body.getAllElements()) {
            if (element != body && !isInRemoved(element) && !PLAYERS.contains(name(element))) {
                for (var attribute : element.attributes()) {
                    var name = attribute.getKey().toLowerCase(Locale.ROOT);
                    if (!MOVED.contains(name) && !EDITORS_OWN.matcher(name).matches() && !attribute.getValue().isBlank()) {
                        counts.merge(name(element) + " " + name, 1L, Long::sum);
                    }
                }
            }
        }
        return counts;
    }

    private long reported(String element, String attribute) {
        return removed.stream().filter(entry -> attribute.equals(entry.attribute())
                && (element.equals("*") || successor(entry.element()).equals(element))).mapToLong(Removal::count).sum();
    }

    /** Compares classes and declarations, over all elements because they may move to another one. */
    private void compareParts() {
        var lostElements = removed.stream().filter(entry -> entry.attribute() == null).mapToLong(Removal::count).sum();
        var classes = parts(source, "class", "\\s+") - parts(result, "class", "\\s+");
        if (classes > reported("*", "class") + lostElements * 4) {
            unreported.add("class: %d values missing, %d reported".formatted(classes, reported("*", "class")));
        }
        var declarations = source.getAllElements().stream().filter(element -> !isInRemoved(element))
                .flatMap(element -> List.of(element.attr("style").split(";")).stream())
                .map(declaration -> declaration.split(":", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(property -> !property.isEmpty() && !MEANING.matcher(property).matches()).count();
        if (declarations > reported("*", "style") + lostElements * 4) {
            unreported.add("style: %d declarations missing, %d reported".formatted(declarations, reported("*", "style")));
        }
    }

    private static long parts(Element body, String attribute, String separator) {
        return body.getAllElements().stream().filter(element -> !isInRemoved(element) && !PLAYERS.contains(name(element)))
                .flatMap(element -> List.of(element.attr(attribute).strip().split(separator)).stream())
                .filter(part -> !part.isBlank()).count();
    }

    private void compareText() {
        var before = source.clone();
        before.select(WITH_CONTENT + ",object").remove();
        var after = result.clone();
        var addresses = source.select("iframe,embed,object,param").stream()
                .flatMap(player -> player.attributes().asList().stream())
                .map(a -> a.getValue().strip().replaceFirst("^https?:", ""))
                .filter(value -> !value.isEmpty()).collect(Collectors.toSet());
        after.select("a[href]").stream()
                .filter(link -> addresses.contains(link.attr("href").replaceFirst("^https?:", ""))
                        && !source.html().contains(link.outerHtml()))
                .toList().forEach(Element::remove);
        if (!words(before).equals(words(after))) {
            unreported.add("text “%s” became “%s”".formatted(words(before), words(after)));
        }
    }

    private static String words(Element body) {
        return body.wholeText().replaceAll("[\\s\\u00a0]+", "");
    }

    private void compareTargets() {
        for (var link : result.select("a[href^=#]")) {
            var target = link.attr("href").substring(1);
            if (!target.isEmpty() && !target.equals("top") && result.getElementById(target) == null
                    && result.getElementsByAttributeValue("name", target).isEmpty()) {
                unreported.add("link without target " + link.attr("href"));
            }
        }
        var lost = source.select("a[href^=#]").stream().filter(link -> !isInRemoved(link)).count()
                - result.select("a[href^=#]").size();
        if (lost > reported("a", "href") + reportedElements("a")) {
            unreported.add("links within the body: %d missing".formatted(lost));
        }
    }

    private static boolean isInRemoved(Element element) {
        return element.parents().stream().anyMatch(parent -> parent.is(WITH_CONTENT) || parent.normalName().equals("object"));
    }

    private static String name(Element element) {
        return successor(element.normalName());
    }

    private static String successor(String name) {
        return SUCCESSORS.getOrDefault(name, name);
    }
}
