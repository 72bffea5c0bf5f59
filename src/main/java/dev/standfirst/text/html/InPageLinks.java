package dev.standfirst.text.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;

import dev.standfirst.text.html.Removal.Reason;

/**
 * Keeps links within a body and their targets. An id is also a property of {@code window} and {@code document}, where it could
 * replace a variable of the page's scripts (DOM clobbering). So an id that could be the name of a variable gets a prefix with
 * hyphens, and the links to it follow. A link without a target loses its address.
 */
public final class InPageLinks {

    /** Prefix of ids that could be the name of a variable. */
    public static final String PREFIX = "user-content-";

    /** Form of all ids in a body: no variable has a hyphen in its name, and the footnotes of Word none that is in use. */
    public static final Pattern ID = Pattern.compile("[^\\s\"'`<>&-]*-[^\\s\"'`<>&]*|_(?:ft|ed)n(?:ref)?[0-9]{1,4}"
            + "|ftnt(?:_ref)?[0-9]{1,4}|sd(?:foot|end)note[0-9]{1,4}(?:anc|sym)|fn(?:ref)?[:0-9][^\\s\"'`<>&]*");

    private static final int MAX_LENGTH = 200;

    private static final String[] REFERENCES = { "aria-labelledby", "aria-describedby", "headers" };

    private InPageLinks() {
    }

    static void connect(Element body, Removals removals) {
        var elements = Descendants.of(body);
        var renamed = new HashMap<String, String>();
        var used = new HashSet<String>();
        for (var element : elements) {
            rename(element, "id", renamed, used, removals);
            if (element.normalName().equals("a")) {
                if (element.hasAttr("name") && safe(element.attr("name").strip()).equals(element.attr("id"))) {
                    element.removeAttr("name");
                } else {
                    rename(element, "name", renamed, used, removals);
                }
            }
        }
        var bare = new TreeChange();
        for (var element : elements) {
            follow(element, renamed, used, removals);
            if (isBareLink(element)) {
                bare.unwrap(element);
            }
        }
        bare.apply();
    }

    private static void rename(Element element, String attribute, Map<String, String> renamed, Set<String> used,
            Removals removals) {
        if (!element.hasAttr(attribute)) {
            return;
        }
        var id = element.attr(attribute).strip();
        var safe = safe(id);
        if (id.isEmpty() || id.length() > MAX_LENGTH || !ID.matcher(safe).matches()) {
            element.removeAttr(attribute);
            removals.attribute(element.normalName(), attribute, Reason.NOT_ALLOWED);
        } else if (!used.add(safe)) {
            element.removeAttr(attribute);
            removals.attribute(element.normalName(), attribute, Reason.DUPLICATE);
        } else {
            element.attr(attribute, safe);
            renamed.put(id, safe);
        }
    }

    private static String safe(String id) {
        return ID.matcher(id).matches() ? id : PREFIX + id;
    }

    private static void follow(Element element, Map<String, String> renamed, Set<String> used, Removals removals) {
        if (element.normalName().equals("a") && element.attr("href").strip().startsWith("#")) {
            var target = element.attr("href").strip().substring(1);
            var known = renamed.containsKey(target) ? renamed.get(target) : renamed.get(decoded(target));
            if (known != null) {
                element.attr("href", "#" + known);
            } else if (!target.isEmpty() && !target.equals("top") && !used.contains(target)) {
                element.removeAttr("href");
                removals.attribute("a", "href", Reason.NO_TARGET);
            }
        }
        for (var name : REFERENCES) {
            if (element.hasAttr(name)) {
                element.attr(name, Arrays.stream(element.attr(name).strip().split("\\s+"))
                        .map(id -> renamed.getOrDefault(id, id)).collect(Collectors.joining(" ")));
            }
        }
    }

    private static boolean isBareLink(Element element) {
        return element.normalName().equals("a") && element.attributesSize() == 0;
    }

    private static String decoded(String target) {
        try {
            return URLDecoder.decode(target.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return target;
        }
    }
}
