package dev.standfirst.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Footnotes of all common generators. A mark is a short link to a later part of the page, a link back has an arrow or leads to
 * an earlier part, and a note is the block in which the target of a mark lies.
 *
 * @param marks marks in the text, and links from the notes back to them
 * @param notes blocks of notes, and the sections around them
 */
record Notes(Set<Element> marks, Set<Element> notes) {

    private static final Pattern MARK = Pattern.compile("\\[?\\s*(?:[0-9]{1,4}|[*†‡§¶]{1,4}|[a-z]{1,2}|[ivxlc]{1,6})\\s*]?");

    private static final Pattern BRACKETED = Pattern.compile("\\[\\s*(?:[0-9]{1,4}|[*†‡§¶]{1,4}|[a-z])\\s*]");

    /** Arrows, with the number of the reference or a variation selector. */
    private static final Pattern BACK = Pattern
            .compile("[\\s^↩↑⤴⏎←⬑⮐↵\uFE0E\uFE0F]+[0-9]{0,4}|[0-9]{0,4}[↩↑⤴⏎⬑⮐↵\uFE0E\uFE0F]+");

    /** Parts of the names that generators give to notes. */
    private static final Pattern NOTE_NAME = Pattern
            .compile("(?i)fn|ftn|edn|foot-?note|end-?note|sidenote|cite_?(?:note|ref)|noteref");

    private static final Set<String> BLOCKS = Set.of("li", "p", "div", "aside", "dd", "tr", "section");

    private static final Set<String> SECTION_CLASSES = Set.of("footnotes", "footnote", "endnotes", "wp-block-footnotes");

    private static final Set<String> SECTION_ROLES = Set.of("doc-endnotes", "doc-footnote", "doc-endnote");

    private static final int LONGEST_MARK = 12;

    static Notes in(Element body) {
        var elements = body.getAllElements();
        var positions = new HashMap<Element, Integer>();
        var targets = new HashMap<String, Element>();
        for (var element : elements) {
            positions.put(element, positions.size());
            addTarget(targets, element.id(), element);
            if (element.nameIs("a")) {
                addTarget(targets, element.attr("name"), element);
            }
        }
        var found = new Notes(new HashSet<>(), new HashSet<>());
        for (var element : elements) {
            if (element.nameIs("a")) {
                found.addLink(element, positions, targets);
            } else if (element.nameIs("sup") && BRACKETED.matcher(shortText(element)).matches()) {
                found.marks.add(element);
            } else if (isSection(element)) {
                found.notes.add(element);
            }
        }
        return found;
    }

    private static void addTarget(Map<String, Element> targets, String id, Element element) {
        if (!id.isEmpty()) {
            targets.putIfAbsent(id, element);
        }
    }

    private static boolean isSection(Element element) {
        return SECTION_ROLES.contains(element.attr("role"))
                || (element.nameIs("section") || element.nameIs("div") || element.nameIs("ol") || element.nameIs("aside"))
                        && element.classNames().stream().anyMatch(SECTION_CLASSES::contains);
    }

    private void addLink(Element link, Map<Element, Integer> positions, Map<String, Element> targets) {
        var role = link.attr("role");
        if (role.equals("doc-backlink") || link.hasClass("footnote-backref") || link.hasClass("footnote-back")) {
            marks.add(link);
            return;
        }
        if (!link.attr("href").startsWith("#")) {
            return;
        }
        var text = shortText(link);
        if (!text.isEmpty() && BACK.matcher(text).matches()) {
            marks.add(outermost(link));
        } else if (role.equals("doc-noteref") || MARK.matcher(text).matches() && isNoteLink(link, text)) {
            marks.add(outermost(link));
            var target = targets.get(link.attr("href").substring(1));
            if (target != null && positions.getOrDefault(target, 0) > positions.getOrDefault(link, 0)) {
                addNote(target, positions.getOrDefault(link, 0), positions);
            }
        }
    }

    private static boolean isNoteLink(Element link, String text) {
        return BRACKETED.matcher(text).matches() || isIn(link, "sup") || link.selectFirst("> sup") != null
                || link.hasClass("footnote-ref") || NOTE_NAME.matcher(link.attr("href")).find()
                || NOTE_NAME.matcher(link.id()).find();
    }

    private static boolean isIn(Element element, String name) {
        var parent = element.parent();
        return parent != null && (parent.nameIs(name) || parent.nameIs("span") && isIn(parent, name));
    }

    /** Returns the element around a mark that contains nothing else, such as {@code <sup>[<a>1</a>]</sup>}. */
    private static Element outermost(Element mark) {
        var outermost = mark;
        for (var parent = mark.parent(); parent != null && (parent.nameIs("sup") || parent.nameIs("span")); parent = parent
                .parent()) {
            var text = shortText(parent);
            if (!MARK.matcher(text).matches() && !BACK.matcher(text).matches()) {
                break;
            }
            outermost = parent;
        }
        return outermost;
    }

    /** Adds the block of a note, but never a block around its mark, which would be the text itself. */
    private void addNote(Element target, int mark, Map<Element, Integer> positions) {
        for (@Nullable
        Element block = target; block != null && positions.getOrDefault(block, 0) > mark; block = block.parent()) {
            if (BLOCKS.contains(block.normalName())) {
                notes.add(block);
                return;
            }
        }
    }

    /** Returns the text of an element, or an empty one if it is longer than a mark; long links are not read to their end. */
    private static String shortText(Element element) {
        var text = new StringBuilder();
        var nodes = 0;
        for (var node : (Iterable<Node>) element.nodeStream()::iterator) {
            if (++nodes > 20) {
                return "";
            }
            if (node instanceof TextNode string) {
                text.append(string.getWholeText());
                if (text.length() > 2 * LONGEST_MARK) {
                    return "";
                }
            }
        }
        return text.toString().strip();
    }
}
