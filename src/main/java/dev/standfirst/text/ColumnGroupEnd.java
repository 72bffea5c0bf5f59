package dev.standfirst.text;

import java.util.List;
import java.util.Set;

import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * Ends a table's columns where its rows begin. HTML allows to leave that tag out, as LibreOffice does; the sanitiser would
 * begin a second table there.
 */
final class ColumnGroupEnd extends HtmlStreamEventReceiverWrapper {

    private static final Set<String> ROWS = Set.of("thead", "tbody", "tfoot", "tr");

    ColumnGroupEnd(HtmlStreamEventReceiver receiver) {
        super(receiver);
    }

    /** What closes nothing is left out by the sanitiser. */
    @Override
    public void openTag(String element, List<String> attributes) {
        if (ROWS.contains(element)) {
            super.closeTag("colgroup");
        }
        super.openTag(element, attributes);
    }
}
