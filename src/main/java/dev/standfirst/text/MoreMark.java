package dev.standfirst.text;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The mark {@code <!--more-->}, with which authors end the excerpt of a body. */
public final class MoreMark {

    private static final Pattern MARK = Pattern.compile("(?i)<!--\\s*more\\b");

    private static final Pattern COMMENT = Pattern.compile("(?is)\\s*more(?:\\s.*)?");

    private MoreMark() {
    }

    /** Returns the HTML before the mark, still to be sanitised; nothing if there is no mark. */
    public static Optional<String> before(String html) {
        if (!MARK.matcher(html).find()) {
            return Optional.empty();
        }
        var body = Jsoup.parseBodyFragment(html).body();
        var mark = new Node[1];
        NodeTraversor.filter((node, depth) -> {
            if (node instanceof Comment comment && COMMENT.matcher(comment.getData()).matches()) {
                mark[0] = node;
                return NodeFilter.FilterResult.STOP;
            }
            return NodeFilter.FilterResult.CONTINUE;
        }, body);
        if (mark[0] == null) {
            return Optional.empty();
        }
        for (var node = mark[0]; node != body; node = node.parent()) {
            var parent = (Element) node.parent();
            // The last children first: removing the first one would move all others.
            while (parent.lastChild() != node) {
                parent.lastChild().remove();
            }
        }
        return Optional.of(body.html());
    }
}
