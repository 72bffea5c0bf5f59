package dev.standfirst.text;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The mark {@code <!--more-->}, with which authors end the excerpt of a body. */
public final class MoreMark {

    private static final Pattern MARK = Pattern.compile("(?i)<!--\\s*more\\b");

    private static final Pattern COMMENT = Pattern.compile("(?is)\\s*more(?:\\s.*)?");

    private MoreMark() {
    }

    /** Returns the HTML before the mark, still to be sanitised, with its last elements open; nothing if there is no mark. */
    public static Optional<String> before(String html) {
        if (!MARK.matcher(html).find()) {
            return Optional.empty();
        }
        var page = Jsoup.parse(html, Parser.htmlParser().setTrackPosition(true));
        var start = new int[] { -1 };
        NodeTraversor.filter((node, depth) -> {
            if (node instanceof Comment comment && COMMENT.matcher(comment.getData()).matches()) {
                start[0] = node.sourceRange().startPos();
                return NodeFilter.FilterResult.STOP;
            }
            return NodeFilter.FilterResult.CONTINUE;
        }, page);
        return start[0] < 0 ? Optional.empty() : Optional.of(html.substring(0, start[0]));
    }
}
