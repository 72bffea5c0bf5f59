package dev.standfirst.text;

import java.util.List;
import java.util.regex.Pattern;

import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * Removes {@code <b>} elements whose style sets a normal font weight. Content pasted from Google Docs is wrapped in one; with
 * its style removed, all the content would become bold.
 */
final class NormalWeightBold extends HtmlStreamEventReceiverWrapper {

    private static final Pattern NOT_BOLD = Pattern.compile("(?i)(?:^|;)\\s*font-weight\\s*:\\s*(?:normal|400)\\b");

    NormalWeightBold(HtmlStreamEventReceiver receiver) {
        super(receiver);
    }

    /** Drops the opening tag; the sanitiser drops the closing tag that then matches nothing. */
    @Override
    public void openTag(String element, List<String> attributes) {
        if (!element.equals("b") || !isNotBold(attributes)) {
            super.openTag(element, attributes);
        }
    }

    /** Checks attributes in the form name, value, name, value. */
    private static boolean isNotBold(List<String> attributes) {
        for (var i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals("style") && NOT_BOLD.matcher(attributes.get(i + 1)).find()) {
                return true;
            }
        }
        return false;
    }
}
