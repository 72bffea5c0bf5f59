package dev.standfirst.text.markdown;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.sun.management.ThreadMXBean;

import dev.standfirst.text.RenderBudget;

/**
 * Work and memory for hostile Markdown. The memory that a thread allocates is the measure: it is the same in each run, and each
 * known quadratic case either copies or creates something at each step. CPU time has only a generous bound.
 */
class MarkdownGrowthTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int SMALL = 10_000;

    /** Maximum allocation in bytes for each character of a source, which is about ten times that of ordinary Markdown. */
    private static final long BYTES_PER_CHARACTER = 4_000;

    /** Maximum CPU time for 40,000 characters. Linear rendering takes some 30 ms; the known quadratic cases took 3 to 90 s. */
    private static final long MAX_NANOSECONDS = 2_000_000_000;

    private static final String ALPHABET = "aaa  \n\n[](){}<>!^*_~`#-+=|:.\\$&\"'/1é\t";

    /** Units of which each is a known attack, or the beginning of a construct that never ends. */
    static List<String> attacks() {
        return List.of("[", "![", "a_", "~~a", "a\n", "*a ", "<", "[a]: b\n", "[a](", "> ", "- ", "- a\n", "|x", "||\n|-|\n",
                "||\n",
                "|-|\n", "x <!--", "x <?", "x <!A ", "x <![CDATA[", "<a ", "`", "`a", "`a``b", "**a", "_a*", "[^a]", "[^a]: ",
                "^[",
                "http://a.b/ ", "a@b.c ", "www.a.b ", "&", "\\", "<a@", "a]", "[a]", "](", "# a\n", "# é\n", "1. ", "    a\n",
                "```\n",
                "<div>\n", "<b>x ", "a\n=\n", "***\n", "<a b='", "a**b", "\n", "$", "$a", "$a ", "$$", "$$a", "$$a\n", "$$\n",
                "a$ ",
                "{#a}", "# a {#a}\n", "[a](#b) ", "> [!NOTE]\n> a\n\n", "- [ ] a\n", "。**中", "中**「", "---\n", "a: b\n", "+++\n",
                "2. a\n", "||||\n|-|\n", "1\n", "* * *\n", "\0");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void workGrowsLinearly(String unit) {
        assertLinear(unit, "", "");
    }

    @Test
    void workGrowsLinearlyAfterAnUnfinishedBeginning() {
        for (var beginning : List.of("[a](", "`", "$$\n", "---\n", "|a|\n|-|\n", "- ", "> ", "<!-- ", "[^1]: ",
                "[^1]\n\n[^1]: ", "*", "~~")) {
            for (var unit : List.of("a", "a\n", "*", "[", "`a", "$", "\\", "|", "> ")) {
                assertLinear(unit, beginning, "\n===");
            }
        }
    }

    @Test
    void workGrowsLinearlyForUnitsOfSpecialCharacters() {
        var random = new Random(23);
        for (var i = 0; i < 150; i++) {
            var unit = new StringBuilder();
            for (var length = 1 + random.nextInt(6); length > 0; length--) {
                unit.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            assertLinear(unit.toString(), "", "");
        }
    }

    @Test
    void workGrowsLinearlyForBacktickRunsOfAllLengths() {
        var runs = new ArrayList<String>();
        for (var length : List.of(100, 200, 400)) {
            var source = new StringBuilder();
            for (var i = 1; i <= length; i++) {
                source.append("`".repeat(i)).append('a');
            }
            runs.add(source.toString());
        }
        assertLinear(runs.get(0), runs.get(2));
    }

    private static void assertLinear(String unit, String beginning, String end) {
        assertLinear(beginning + unit.repeat(Math.max(1, SMALL / unit.length())) + end,
                beginning + unit.repeat(Math.max(1, 4 * SMALL / unit.length())) + end);
    }

    private static void assertLinear(String source, String longer) {
        var small = work(source);
        var large = work(longer);
        var name = source.substring(0, Math.min(30, source.length())).replace("\n", "\\n");
        assertTrue(large.bytes <= Math.max(6 * small.bytes, 40_000_000),
                () -> name + " allocates " + small + ", then " + large);
        assertTrue(large.bytes <= BYTES_PER_CHARACTER * longer.length() + 4_000_000, () -> name + " allocates " + large);
        assertTrue(large.nanoseconds <= MAX_NANOSECONDS, () -> name + " takes " + large);
    }

    private record Work(long bytes, long nanoseconds) {
    }

    private static Work work(String source) {
        var thread = Thread.currentThread().getId();
        var bytes = THREADS.getThreadAllocatedBytes(thread);
        var nanoseconds = THREADS.getCurrentThreadCpuTime();
        try {
            new RenderBudget(Duration.ofMinutes(1), 10L * source.length() + 10_000, () -> false)
                    .run(() -> Markdown.toHtml(source, text -> text));
        } catch (MarkdownException | RenderBudget.Exceeded e) {
            // A rejected source is as good as a rendered one.
        }
        return new Work(THREADS.getThreadAllocatedBytes(thread) - bytes, THREADS.getCurrentThreadCpuTime() - nanoseconds);
    }
}
