package dev.standfirst.text.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.standfirst.text.html.Removal.Reason;

/** Counts what sanitising removes from a body. The number of entries is bounded, whatever the body contains. */
public final class Removals {

    /** Maximum number of entries; all further removals are counted together in one more. */
    public static final int MAX = 100;

    /** Wrappers without a meaning of their own: removing them loses nothing that needs a mention. */
    private static final Set<String> MEANINGLESS = Set.of("span", "div", "font", "big", "center", "basefont", "nobr", "o:p",
            "html", "head", "body", "meta", "link", "main", "hgroup", "label", "fieldset", "legend", "bdi", "tbody");

    /** Attributes with which editors mark the elements for themselves. */
    private static final Pattern EDITORS_OWN = Pattern.compile("data-.*|xmlns.*|.*:.*|contenteditable|spellcheck|draggable"
            + "|tabindex|autocapitalize|autocorrect|role|aria-level|item(?:id|prop|ref|scope|type)|epub.*|slot|part|is|nonce");

    private record Key(String element, @Nullable String attribute, Reason reason) {
    }

    private final Map<Key, Integer> counts = new LinkedHashMap<>();
    private int further;

    /**
     * Counts an element that is removed, with or without its content. Returns false for a wrapper without a meaning, which is
     * not counted: its attributes may have had one.
     */
    public boolean element(String name, Reason reason) {
        if (MEANINGLESS.contains(name)) {
            return false;
        }
        count(new Key(cut(name), null, reason), 1);
        return true;
    }

    /** Counts an attribute, or a part of its value, that is removed. */
    public void attribute(String element, String name, Reason reason) {
        var lowerCase = name.toLowerCase(Locale.ROOT);
        if (!EDITORS_OWN.matcher(lowerCase).matches()) {
            count(new Key(cut(element), cut(lowerCase), reason), 1);
        }
    }

    /** Returns one entry for each kind of removal, in the order of the body. */
    public List<Removal> toList() {
        var all = new ArrayList<Removal>();
        counts.forEach((key, count) -> all.add(new Removal(key.element, key.attribute, count, key.reason)));
        if (further > 0) {
            all.add(new Removal("*", null, further, Reason.NOT_ALLOWED));
        }
        return List.copyOf(all);
    }

    private void count(Key key, int number) {
        if (counts.size() < MAX || counts.containsKey(key)) {
            counts.merge(key, number, Integer::sum);
        } else {
            further += number;
        }
    }

    private static String cut(String name) {
        return name.length() > Removal.MAX_NAME ? name.substring(0, Removal.MAX_NAME) : name;
    }
}
