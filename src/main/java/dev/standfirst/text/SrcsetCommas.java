package dev.standfirst.text;

import java.util.List;

import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * Parts the images of a {@code srcset} by a comma with space on both sides. Without the first one, the comma after an address
 * that has no size is a part of that address to the sanitiser, which then refuses them all.
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
