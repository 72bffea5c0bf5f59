package dev.standfirst.text;

import java.util.Set;

import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Keeps a paragraph of thousands of {@code <} from taking minutes: for each the parser looks ahead for the end of a tag, so
 * its work grows with the square of the paragraph. Here the look-ahead is limited per paragraph; after that, {@code <} is a
 * character.
 */
final class TagLookaheadLimit implements InlineContentParserFactory {

    /** In characters. A tag is paid with its length, so that honest paragraphs reach this at a megabyte. */
    private static final int BUDGET = 1_000_000;

    /** What {@code <!} and {@code <?} are paid with: they end in more than a {@code >}, and may be looked for in vain. */
    private static final int SPECIAL = 10_000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    /** Called once for each block of text. */
    @Override
    public InlineContentParser create() {
        return new InlineContentParser() {
            private int left = BUDGET;

            @Override
            public ParsedInline tryParse(InlineParserState state) {
                var scanner = state.scanner();
                scanner.next();
                if (left <= 0 || (left -= price(scanner)) <= 0) {
                    return ParsedInline.of(new Text("<"), scanner.position());
                }
                return ParsedInline.none();
            }
        };
    }

    /** All that there is where no tag can end any more. */
    private static int price(Scanner scanner) {
        var position = scanner.position();
        var special = scanner.peek() == '!' || scanner.peek() == '?';
        var distance = scanner.find('>');
        scanner.setPosition(position);
        return distance < 0 ? BUDGET : distance + (special ? SPECIAL : 0);
    }
}
