package dev.standfirst.text;

import java.util.Set;

import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Bounds the time to parse a paragraph of thousands of {@code <}, which could take minutes: for each, the parser looks ahead
 * for the end of a tag, so its work grows with the square of the length. Each paragraph has a budget for that; once it is
 * spent, {@code <} is a plain character.
 */
final class TagLookaheadLimit implements InlineContentParserFactory {

    /** Budget in characters. Each tag costs its length, so that ordinary paragraphs reach the limit only at a megabyte. */
    private static final int BUDGET = 1_000_000;

    /** Extra cost of {@code <!} and {@code <?} in characters: their end is longer than {@code >} and may not exist. */
    private static final int SPECIAL = 10_000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    /** Creates the parser of one block of text. */
    @Override
    public InlineContentParser create() {
        return new InlineContentParser() {
            private int left = BUDGET;

            @Override
            public ParsedInline tryParse(InlineParserState state) {
                var scanner = state.scanner();
                scanner.next();
                if (left <= 0 || (left -= cost(scanner)) <= 0) {
                    return ParsedInline.of(new Text("<"), scanner.position());
                }
                return ParsedInline.none();
            }
        };
    }

    /** Returns the cost of a tag: the whole budget if no tag can end any more. */
    private static int cost(Scanner scanner) {
        var position = scanner.position();
        var special = scanner.peek() == '!' || scanner.peek() == '?';
        var distance = scanner.find('>');
        scanner.setPosition(position);
        return distance < 0 ? BUDGET : distance + (special ? SPECIAL : 0);
    }
}
