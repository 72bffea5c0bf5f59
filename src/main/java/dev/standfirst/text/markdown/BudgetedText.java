package dev.standfirst.text.markdown;

import java.io.Reader;
import java.util.List;

import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserFactory;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

import dev.standfirst.text.RenderBudget;

/**
 * Text of Markdown that stops its parser when the time of the {@link RenderBudget} is over. The parser looks at its text
 * character by character, also where it looks for the end of a construct again and again, so that no text can keep it from
 * noticing.
 */
final class BudgetedText implements CharSequence {

    /** Characters that are read between two steps of the budget. */
    private static final int CHARACTERS_PER_STEP = 128;

    /** Parses the inline content of blocks from a {@link BudgetedText}. */
    static final InlineParserFactory INLINE = context -> {
        InlineParser parser = new InlineParserImpl(context);
        return (lines, block) -> parse(parser, lines, block);
    };

    private final CharSequence text;
    private int read;

    private BudgetedText(CharSequence text) {
        this.text = text;
    }

    /**
     * Reader for the parser of blocks. It returns few lines at a time, because the parser compares each line with all blocks
     * that are open.
     */
    static Reader reader(String text) {
        return new Reader() {
            private int position;

            @Override
            public int read(char[] target, int offset, int length) {
                RenderBudget.checkTime();
                var end = Math.min(text.length(), position + Math.min(length, CHARACTERS_PER_STEP));
                if (end == position) {
                    return length == 0 ? 0 : -1;
                }
                var count = end - position;
                text.getChars(position, end, target, offset);
                position = end;
                return count;
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        };
    }

    private static void parse(InlineParser parser, SourceLines lines, Node block) {
        RenderBudget.spend();
        List<SourceLine> budgeted = lines.getLines().stream()
                .map(line -> SourceLine.of(new BudgetedText(line.getContent()), line.getSourceSpan())).toList();
        parser.parse(SourceLines.of(budgeted), block);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++read % CHARACTERS_PER_STEP == 0) {
            RenderBudget.spend();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BudgetedText(text.subSequence(start, end));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
