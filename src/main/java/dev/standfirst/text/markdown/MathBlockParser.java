package dev.standfirst.text.markdown;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Display math on lines of its own, from {@code $$} to {@code $$}, without an empty line between them. Lines that look like
 * lists or headings belong to it.
 */
final class MathBlockParser extends AbstractBlockParser {

    static final String DELIMITER = "$$";

    /** Math with its delimiters. */
    static final class MathBlock extends CustomBlock {

        final StringBuilder literal = new StringBuilder();
    }

    private final MathBlock block = new MathBlock();
    private boolean isClosed;

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return isClosed || state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        var from = 0;
        if (block.literal.isEmpty()) {
            from = DELIMITER.length();
        } else {
            block.literal.append('\n');
        }
        var content = line.getContent().toString();
        isClosed = closing(content, from) >= 0;
        block.literal.append(isClosed ? content.stripTrailing() : content);
    }

    /** Returns the index of the next {@code $$}; -1 if an empty line or the end of the text comes first. */
    private static int closing(String text, int from) {
        var isEmptyLine = false;
        for (var at = from; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> {
                    at++;
                    isEmptyLine = false;
                }
                case '$' -> {
                    if (text.startsWith(DELIMITER, at)) {
                        return at;
                    }
                    isEmptyLine = false;
                }
                case '\n' -> {
                    if (isEmptyLine) {
                        return -1;
                    }
                    isEmptyLine = true;
                }
                // The beginning of a line in a quote is no content of the math.
                case ' ', '\t', '\r', '>' -> {
                }
                default -> isEmptyLine = false;
            }
        }
        return -1;
    }

    /** Starts display math whose end is found in the source. */
    static final class Factory implements BlockParserFactory {

        private final String source;

        Factory(String source) {
            this.source = source;
        }

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            var at = state.getNextNonSpaceIndex();
            var span = state.getLine().getSourceSpan();
            if (state.getIndent() >= 4 || span == null || !isStart(span.getInputIndex() + at)) {
                return BlockStart.none();
            }
            return BlockStart.of(new MathBlockParser()).atIndex(at);
        }

        private boolean isStart(int start) {
            var content = start + DELIMITER.length();
            if (!source.startsWith(DELIMITER, start) || source.startsWith("$", content)) {
                return false;
            }
            var end = closing(source, content);
            return end > content && isLastOfLine(end + DELIMITER.length());
        }

        /** Returns whether no text follows: otherwise, the math is a part of a sentence. */
        private boolean isLastOfLine(int end) {
            for (var at = end; at < source.length(); at++) {
                switch (source.charAt(at)) {
                    case '\n', '\r' -> {
                        return true;
                    }
                    case ' ', '\t' -> {
                    }
                    default -> {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
