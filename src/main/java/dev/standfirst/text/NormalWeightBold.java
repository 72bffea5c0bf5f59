package dev.standfirst.text;

import java.util.List;
import java.util.regex.Pattern;

import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * What is copied out of Google Docs stands in one {@code <b>} whose style says that it is not bold. Without the style, all
 * of it would be, so the element goes as well.
 */
final class NormalWeightBold extends HtmlStreamEventReceiverWrapper {

    private static final Pattern NOT_BOLD = Pattern.compile("(?i)(?:^|;)\\s*font-weight\\s*:\\s*(?:normal|400)\\b");

    NormalWeightBold(HtmlStreamEventReceiver receiver) {
        super(receiver);
    }

    /** Its closing tag stays alone, and what closes nothing is left out by the sanitiser. */
    @Override
    public void openTag(String element, List<String> attributes) {
        if (!element.equals("b") || !isNotBold(attributes)) {
            super.openTag(element, attributes);
        }
    }

    /** Attributes come as name, value, name, value. */
    private static boolean isNotBold(List<String> attributes) {
        for (var i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals("style") && NOT_BOLD.matcher(attributes.get(i + 1)).find()) {
                return true;
            }
        }
        return false;
    }
}
