package dev.standfirst.text.markdown;

import java.util.Set;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Math in a line of text, {@code $…$} and {@code $$…$$}, which stays as it was typed: LaTeX needs its backslashes. The opening
 * {@code $} is followed, and the closing one preceded, by a character that is no space, and a digit does not follow, so that
 * “$5 and $6” is text. Only the next {@code $} can close, which keeps the work linear.
 */
final class MathParser implements InlineContentParser {

    static final InlineContentParserFactory FACTORY = new InlineContentParserFactory() {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new MathParser();
        }
    };

    /** Math with its delimiters. */
    static final class Math extends CustomNode {

        final String literal;

        Math(String literal) {
            this.literal = literal;
        }
    }

    private MathParser() {
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        var start = scanner.position();
        var dollars = scanner.matchMultiple('$');
        var content = scanner.position();
        if (dollars <= 2 && isClosed(scanner, dollars)) {
            return ParsedInline.of(new Math(source(scanner, start)), scanner.position());
        }
        return ParsedInline.of(new Text("$".repeat(dollars)), content);
    }

    /** Moves to the end of the math, and returns whether there is one. */
    private static boolean isClosed(Scanner scanner, int dollars) {
        if (dollars == 1 && isSpace(scanner.peek())) {
            return false;
        }
        var previous = ' ';
        var isEmpty = true;
        while (scanner.hasNext()) {
            var c = scanner.peek();
            if (c == '`') {
                return false;
            }
            if (c == '$') {
                var closing = scanner.matchMultiple('$');
                if (closing == dollars) {
                    return !isEmpty && (dollars == 2 || !isSpace(previous) && !Character.isDigit(scanner.peek()));
                }
                if (dollars == 1 || closing > 2) {
                    return false;
                }
            } else {
                scanner.next();
                if (c == '\\' && scanner.hasNext()) {
                    scanner.next();
                }
            }
            isEmpty = isEmpty && isSpace(c);
            previous = c;
        }
        return false;
    }

    private static String source(Scanner scanner, Position start) {
        return scanner.getSource(start, scanner.position()).getContent();
    }

    private static boolean isSpace(char c) {
        return c == Scanner.END || Character.isWhitespace(c);
    }
}
