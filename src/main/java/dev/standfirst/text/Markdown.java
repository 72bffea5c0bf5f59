package dev.standfirst.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown to HTML: CommonMark with tables, strikethrough, autolinks and footnotes. */
public final class Markdown {

    /** Maximum nesting. Nobody nests deeper by hand, and recursive visitors of the tree need a bound. */
    private static final int MAX_DEPTH = 100;

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), StrikethroughExtension.create(),
            AutolinkExtension.create(), FootnotesExtension.create());

    private static final Parser PARSER = parser().extensions(EXTENSIONS).build();

    private static final Parser PARSER_WITHOUT_EXTENSIONS = parser().build();

    /** Parser of blocks only; their content stays as typed. */
    private static final Parser BLOCK_PARSER = parser()
            .inlineParserFactory(context -> (lines, block) -> block.appendChild(new Text(lines.getContent()))).build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {
    }

    /** Renders HTML that is not yet safe: raw HTML and URLs pass through, so that {@link SafeHtml} must follow. */
    public static String toHtml(String source) {
        var html = new BudgetedOutput();
        RENDERER.render(parsed(source), html);
        return html.toString();
    }

    private static Parser.Builder parser() {
        return Parser.builder().inlineParserFactory(BudgetedText.INLINE).postProcessor(Markdown::flattened)
                .customInlineContentParserFactory(new TagLookaheadLimit());
    }

    private static Node parsed(String source) {
        try {
            return parsed(source, Amplification.isExcessive(source) ? PARSER_WITHOUT_EXTENSIONS : PARSER);
        } catch (StackOverflowError nestedEmphasis) {
            return parsed(source, BLOCK_PARSER);
        }
    }

    private static Node parsed(String source, Parser parser) {
        try {
            return parser.parseReader(BudgetedText.reader(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves nodes deeper than {@link #MAX_DEPTH} into the place of their parent, so that only their nesting is lost. */
    private static Node flattened(Node document) {
        var open = new ArrayDeque<Level>();
        open.push(new Level(document, 0));
        while (!open.isEmpty()) {
            var level = open.pop();
            for (var child = level.node.getFirstChild(); child != null;) {
                var next = child.getNext();
                if (level.depth >= MAX_DEPTH && child.getFirstChild() != null) {
                    next = child.getFirstChild();
                    for (var grandchild = child.getLastChild(); grandchild != null; grandchild = child.getLastChild()) {
                        child.insertAfter(grandchild);
                    }
                    child.unlink();
                } else {
                    open.push(new Level(child, level.depth + 1));
                }
                child = next;
            }
        }
        return document;
    }

    private record Level(Node node, int depth) {
    }
}
