package dev.standfirst.text;

import java.util.List;

import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * Separates the images of a {@code srcset} by a comma with a space on each side. Without the first space, the sanitiser reads
 * the comma after a URL without a size as part of the URL, and rejects the whole attribute.
 */
final class SrcsetCommas extends HtmlStreamEventReceiverWrapper {

    SrcsetCommas(HtmlStreamEventReceiver receiver) {
        super(receiver);
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        for (var i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals("srcset")) {
                attributes.set(i + 1, attributes.get(i + 1).replaceAll(",[ \t\n\f\r]+", " , "));
            }
        }
        super.openTag(element, attributes);
    }
}
