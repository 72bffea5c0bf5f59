package dev.standfirst.text.markdown;

import dev.standfirst.text.RenderBudget;

/**
 * HTML in the making, which ends in an error if it becomes many times longer than its source: each reference to a footnote
 * becomes two links, and missing cells of a table are added.
 */
final class LimitedHtml implements Appendable {

    /** More than the tenfold of the API: the sanitiser removes attributes later. */
    private static final long TIMES = 12;

    private static final int ALLOWANCE = 20_000;

    private final StringBuilder html;
    private final long limit;

    LimitedHtml(int sourceLength) {
        limit = TIMES * sourceLength + ALLOWANCE;
        html = new StringBuilder(sourceLength + sourceLength / 4 + 16);
    }

    @Override
    public Appendable append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
        RenderBudget.spend();
        RenderBudget.checkLength((long) html.length() + end - start);
        if (html.length() + (long) (end - start) > limit) {
            throw tooLong();
        }
        html.append(text, start, end);
        return this;
    }

    @Override
    public Appendable append(char c) {
        return append(String.valueOf(c), 0, 1);
    }

    static MarkdownException tooLong() {
        return new MarkdownException("Amplification",
                "must not become HTML that is many times longer; use fewer footnote references or table cells");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
