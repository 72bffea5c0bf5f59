package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.text.RenderBudget.Bound;
import dev.standfirst.text.RenderBudget.Exceeded;
import dev.standfirst.text.markdown.Markdown;

/** Bounds of a rendering, which stop the libraries in the middle of their work. */
class RenderBudgetTest {

    private static final SafeHtml SAFE = new SafeHtml(Set.of());
    private static final Duration LONG = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(strings = { "[a](<b", "*a **b ", "> - ", "a\n", "<a", "|a", "[^a] ", "- a\n", "`a" })
    void renderingOfMarkdownEndsWithItsTime(String pattern) {
        assertEquals(Bound.TIME, exceeded(new RenderBudget(Duration.ZERO, Long.MAX_VALUE, () -> false),
                () -> Markdown.toHtml(pattern.repeat(100_000))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<p>a", "<b><i>", "</p>", "<ul><li>", "&amp;<br>", "<table><td>" })
    void sanitisingEndsWithItsTime(String pattern) {
        assertEquals(Bound.TIME, exceeded(new RenderBudget(Duration.ZERO, Long.MAX_VALUE, () -> false),
                () -> SAFE.clean(pattern.repeat(100_000))));
    }

    @Test
    void sanitisingEndsAtATagWithTooManyAttributes() {
        assertEquals(Bound.ATTRIBUTES, exceeded(new RenderBudget(LONG, Long.MAX_VALUE, () -> false),
                () -> SAFE.clean("<p " + "a ".repeat(200_000) + ">x</p>")));
    }

    @Test
    void renderingEndsWhenItIsCancelled() {
        assertEquals(Bound.CANCELLED,
                exceeded(new RenderBudget(LONG, Long.MAX_VALUE, () -> true), () -> Markdown.toHtml("*a*\n\n".repeat(10_000))));
    }

    @Test
    void renderingEndsWithItsLength() {
        assertEquals(Bound.LENGTH,
                exceeded(new RenderBudget(LONG, 1_000, () -> false), () -> Markdown.toHtml("*a*\n\n".repeat(1_000))));
        assertEquals(Bound.LENGTH,
                exceeded(new RenderBudget(LONG, 1_000, () -> false), () -> SAFE.clean("<p>a</p>".repeat(1_000))));
    }

    @Test
    void renderingWithinItsBudgetIsTheSameAsWithoutOne() {
        var source = "# A *tall* [story](https://a.example)\n\n| a | b |\n| - | - |\n| `c` | ~~d~~ |\n\nNote[^1]\r\n\r\n[^1]: e\n";

        var html = new RenderBudget(LONG, 10_000, () -> false).run(() -> Markdown.toHtml(source));

        assertEquals(Markdown.toHtml(source), html);
    }

    private static Bound exceeded(RenderBudget budget, Supplier<String> rendering) {
        return assertThrows(Exceeded.class, () -> budget.run(rendering)).bound();
    }
}
