package dev.standfirst.text;

import java.util.List;

import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/** Counts the elements and texts of HTML, and stops the sanitiser when the time of the {@link RenderBudget} is over. */
final class BudgetedTags extends HtmlStreamEventReceiverWrapper {

    BudgetedTags(HtmlStreamEventReceiver receiver) {
        super(receiver);
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        RenderBudget.spend();
        // The list contains names and values.
        RenderBudget.checkAttributes(attributes.size() / 2);
        super.openTag(element, attributes);
    }

    @Override
    public void closeTag(String element) {
        RenderBudget.spend();
        super.closeTag(element);
    }

    @Override
    public void text(String text) {
        RenderBudget.spend();
        super.text(text);
    }
}
