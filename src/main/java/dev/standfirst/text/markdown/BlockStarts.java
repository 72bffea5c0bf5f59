package dev.standfirst.text.markdown;

import java.util.Set;
import java.util.function.BiPredicate;

import org.commonmark.ext.gfm.tables.internal.TableBlockParser;
import org.commonmark.internal.BlockQuoteParser;
import org.commonmark.internal.FencedCodeBlockParser;
import org.commonmark.internal.HeadingParser;
import org.commonmark.internal.HtmlBlockParser;
import org.commonmark.internal.IndentedCodeBlockParser;
import org.commonmark.internal.ListBlockParser;
import org.commonmark.internal.ThematicBreakParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;

/**
 * Starts of blocks, in linear time. For each line of a paragraph, the library copies all lines before it, to decide whether a
 * table or a list begins, so that a paragraph of a hundred thousand lines would take minutes. Here, only a line that looks like
 * such a beginning leads to a copy, and the copies of a document have a budget.
 */
final class BlockStarts {

    /** Maximum number of cells. Missing cells are added, so that 80 kB of source could become a hundred million of them. */
    private static final int MAX_CELLS = 1_000_000;

    /** Budget of copied lines. An ordinary document needs some lines for each list item and table; beyond it, both are text. */
    private static final int MAX_COPIED_LINES = 4_000_000;

    private int copied;

    private BlockStarts() {
    }

    /** Replaces the starts of blocks of a parser. Their order is that of the library: a thematic break wins over a list. */
    static void addTo(Parser.Builder parser) {
        var starts = new BlockStarts();
        parser.enabledBlockTypes(Set.of())
                .customBlockParserFactory(starts.limited(new TableBlockParser.Factory(MAX_CELLS), BlockStarts::isDelimiterRow))
                .customBlockParserFactory(new BlockQuoteParser.Factory())
                .customBlockParserFactory(new HeadingParser.Factory())
                .customBlockParserFactory(new FencedCodeBlockParser.Factory())
                .customBlockParserFactory(new HtmlBlockParser.Factory())
                .customBlockParserFactory(new ThematicBreakParser.Factory())
                .customBlockParserFactory(starts.limited(new ListBlockParser.Factory(), BlockStarts::isListItem))
                .customBlockParserFactory(new IndentedCodeBlockParser.Factory());
    }

    private BlockParserFactory limited(BlockParserFactory factory, BiPredicate<CharSequence, Integer> mayStart) {
        return (state, matched) -> copied < MAX_COPIED_LINES
                && mayStart.test(state.getLine().getContent(), state.getNextNonSpaceIndex())
                        ? factory.tryStart(state, counting(matched))
                        : BlockStart.none();
    }

    /** Returns whether a line may be the one that separates the header of a table from its rows. */
    private static boolean isDelimiterRow(CharSequence line, int start) {
        var pipe = false;
        for (var at = start; at < line.length(); at++) {
            switch (line.charAt(at)) {
                case '|' -> pipe = true;
                case '-', ':', ' ', '\t' -> {
                }
                default -> {
                    return false;
                }
            }
        }
        return pipe;
    }

    /** Returns whether a line begins with a mark of a list: a bullet, or a number with a dot or a parenthesis. */
    private static boolean isListItem(CharSequence line, int start) {
        var at = start;
        while (at < line.length() && at - start < 9 && Character.isDigit(line.charAt(at))) {
            at++;
        }
        if (at == line.length() || (at == start ? "-+*" : ".)").indexOf(line.charAt(at)) < 0) {
            return false;
        }
        return at + 1 == line.length() || line.charAt(at + 1) == ' ' || line.charAt(at + 1) == '\t';
    }

    private MatchedBlockParser counting(MatchedBlockParser matched) {
        return new MatchedBlockParser() {
            @Override
            public BlockParser getMatchedBlockParser() {
                return matched.getMatchedBlockParser();
            }

            @Override
            public SourceLines getParagraphLines() {
                var lines = matched.getParagraphLines();
                copied += lines.getLines().size();
                return lines;
            }
        };
    }
}
