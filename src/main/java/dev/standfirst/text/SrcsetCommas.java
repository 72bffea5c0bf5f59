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
        // By iterator, because the sanitiser passes a linked list.
        for (var attribute = attributes.listIterator(); attribute.hasNext();) {
            var isSet = attribute.next().equals("srcset");
            var value = attribute.next();
            if (isSet) {
                attribute.set(value.replaceAll(",[ \t\n\f\r]+", " , "));
            }
        }
        super.openTag(element, attributes);
    }
}
