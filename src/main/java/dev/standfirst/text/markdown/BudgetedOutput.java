package dev.standfirst.text.markdown;

import dev.standfirst.text.RenderBudget;

/** Rendered HTML in the making, which ends the rendering when it is longer than the {@link RenderBudget} allows. */
final class BudgetedOutput implements Appendable {

    private final StringBuilder html = new StringBuilder();

    @Override
    public Appendable append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
        RenderBudget.spend();
        RenderBudget.checkLength((long) html.length() + end - start);
        html.append(text, start, end);
        return this;
    }

    @Override
    public Appendable append(char c) {
        return append(String.valueOf(c));
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
