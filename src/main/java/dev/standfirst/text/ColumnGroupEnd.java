package dev.standfirst.text;

import java.util.List;
import java.util.Set;

import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * Closes a {@code <colgroup>} before the rows of its table. HTML allows that closing tag to be omitted, as LibreOffice does,
 * but the sanitiser would begin a second table there.
 */
final class ColumnGroupEnd extends HtmlStreamEventReceiverWrapper {

    private static final Set<String> ROWS = Set.of("thead", "tbody", "tfoot", "tr");

    ColumnGroupEnd(HtmlStreamEventReceiver receiver) {
        super(receiver);
    }

    /** Closes the group even if none is open; the sanitiser drops a closing tag that matches nothing. */
    @Override
    public void openTag(String element, List<String> attributes) {
        if (ROWS.contains(element)) {
            super.closeTag("colgroup");
        }
        super.openTag(element, attributes);
    }
}
