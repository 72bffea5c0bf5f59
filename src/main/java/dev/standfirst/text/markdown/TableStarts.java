package dev.standfirst.text.markdown;

import org.commonmark.ext.gfm.tables.internal.TableBlockParser;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Starts tables, in linear time: the extension copies all lines of a paragraph to see whether its last one is the header of a
 * table, so that a paragraph of a hundred thousand lines would take minutes. Only the line below a header leads to a copy, and
 * copies have a budget.
 */
final class TableStarts implements BlockParserFactory {

    /** Maximum number of cells. Missing cells are added, so that 80 kB of source could become a hundred million of them. */
    private static final int MAX_CELLS = 1_000_000;

    /** Budget of copied lines for a document; ordinary documents need some lines for each table. */
    private static final int MAX_COPIED_LINES = 20_000_000;

    private final BlockParserFactory tables = new TableBlockParser.Factory(MAX_CELLS);

    private int copied;

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        return copied < MAX_COPIED_LINES && isDelimiterRow(state.getLine().getContent(), state.getNextNonSpaceIndex())
                ? tables.tryStart(state, counting(matched))
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
