package dev.standfirst.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;

import dev.standfirst.json.StrictJson;
import dev.standfirst.slug.Slug;
import dev.standfirst.text.Excerpt;
import dev.standfirst.text.Languages;
import dev.standfirst.text.LineDiff;
import dev.standfirst.text.MoreMark;
import dev.standfirst.text.PlainText;
import dev.standfirst.text.SafeHtml;
import dev.standfirst.text.WordCount;
import dev.standfirst.text.markdown.Markdown;
import dev.standfirst.text.markdown.MarkdownException;

/**
 * Processes texts of length n and 4n, which repeat generated patterns, and fails where the time or the memory grows faster than
 * linearly. The time is that of the processor, so that other work on the machine does not count, and the shortest of several.
 */
class GrowthTest {

    private static final long SEED = Long.getLong("fuzz.seed", 1);

    /** Length of the shorter text. */
    private static final int LENGTH = 16_000;

    private static final int FACTOR = 4;

    /** Text of 4n may take so many times the time or memory of n: a square would take 16 times. */
    private static final double MAX_GROWTH = 2.2 * FACTOR;

    /** In ns and bytes; less is within the noise of the compiler and the collector. */
    private static final long NEGLIGIBLE_TIME = 60_000_000;
    private static final long NEGLIGIBLE_MEMORY = 60L * FACTOR * LENGTH;

    private static final int ATTEMPTS = 3;

    private static final int RANDOM_PATTERNS = 60;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final SafeHtml SAFE = new SafeHtml(Set.of("www.youtube-nocookie.com"));

    private static final List<String> HTML = List.of("<p>", "</p>", "<a ", "a ", "a=b ", "<b>", "</b>", "<i>", "<ul><li>",
            "</ul>",
            "<table>", "<tr><td>", "</table>", "&", "&amp;", "&#x41;", "&#", "<", ">", "<!--", "-->", "<!", "<?", "</", "\"",
            "'",
            "`", "<a href=\"", "<img srcset=\"a, ", ", ", "<pre>", "<span style=\"font-weight:bold\">", "</span>", "<div>",
            "<math>", "<svg>", "<script>", "<style>", "<textarea>", "<title>", "<select><option>", "x", " ", "\n", "é", "漢",
            "ก",
            // Siblings that leave the tree.
            "<x>a</x>", "<font>a</font>", "<a name=x>a</a>", "<a href=#b>a</a>", "<rt>a</rt>", "<script>a</script>", "<img>",
            "<b style=\"font-weight:normal\">a</b>", "<iframe src=\"//a.b/c\"></iframe>", "<iframe></iframe>",
            "<object data=\"//a.b/c\"></object>", "<img src=a><noscript>&lt;img</noscript>", "<!--a-->");

    private static final List<String> MARKDOWN = List.of("[", "]", "![", "](", "](<", "[a](", ")", "[^a]", "[^a]: ", "[a]: b\n",
            "*", "**", "_", "a_", "*a ", "~~", "~~a", "`", "``", "`a", "<", "<a", "<a ", "<!--", "<?", "<![CDATA[", "<!A", "&",
            "\\",
            "> ", ">", "- ", "+ ", "1. ", "# ", "a\n", "\n", "===\n", "---\n", "|", "|-", "a|b\n-|-\n", "    ", "\t", "```\n",
            "~~~\n",
            "http://", "www.a.", "a@b.", "$", "$$", "{#a}", "- [ ] ", "(", "\"", "'", "a", " ", "é", "漢", "ก", "{{< a >}}",
            "[a ");

    private static final List<String> WORDS = List.of("a", " ", "-", "--", "_", ".", "A", "é", "ß", "漢", "漢字", "ก", "ກ", "က",
            "\u00a0",
            "\u200b", "\u00ad", "…", "\n", "\n\n", "\t", "0", "’", "'", "，", "ー", "カ", "ཀ", "་", "𝐁", "🙂", "\u0301", "𐀀",
            "’s", ",",
            ";q=0.5,", "en-", "*", "%", "=", "&", "<a>", "[a]", "😀\u200d");

    private static final List<String> JSON = List.of("[", "]", "{", "}", "\"a\":", "\"a\",", "1", "1e9", "0.", "-", ",",
            "\\u0000",
            "\"", "\\", "null", "{\"a\":1,", "[[],", " ", "\n", "9");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static {
        new StrictJson().customize(MAPPER);
    }

    /** A way of a text through the service. */
    record Route(String name, List<String> alphabet, Consumer<String> process) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Route> routes() {
        return List.of(
                new Route("body in HTML", HTML, GrowthTest::body),
                new Route("body in Markdown", MARKDOWN, GrowthTest::markdown),
                new Route("excerpt and words", WORDS, text -> {
                    Excerpt.ofText(text);
                    WordCount.ofText(text);
                }),
                new Route("title", WORDS, title -> Slug.of(title, "post")),
                new Route("slug", WORDS, Slug::isValid),
                new Route("Accept-Language", WORDS, Languages::normalize),
                new Route("difference", WORDS, text -> LineDiff.between(text, text.substring(1) + text.charAt(0))),
                new Route("JSON", JSON, GrowthTest::json));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void noTextTakesMoreThanLinearTimeOrMemory(Route route) {
        var failed = new ArrayList<String>();
        for (var pattern : patterns(route.alphabet)) {
            var fault = fault(route, pattern);
            if (fault != null) {
                failed.add(fault);
            }
        }

        assertEquals(List.of(), failed, () -> "seed " + SEED);
    }

    /** Runs of a growing length, of which none closes another one. */
    @Test
    void noRunsOfDifferentLengthsTakeMoreThanLinearTime() {
        var route = routes().get(1);
        var failed = new ArrayList<String>();
        for (var mark : List.of("`", "*", "_", "~", "[", "$")) {
            var small = runs(mark, LENGTH);
            var large = runs(mark, FACTOR * LENGTH);
            var fault = fault(route, "runs of " + mark, small, large);
            if (fault != null) {
                failed.add(fault);
            }
        }

        assertEquals(List.of(), failed);
    }

    @Test
    void aPropertyWithManyNamesTakesLinearTime() {
        assertEquals(null, fault(routes().get(7), "many properties", properties(LENGTH), properties(FACTOR * LENGTH)));
    }

    private static void markdown(String source) {
        try {
            body(Markdown.toHtml(source, text -> Slug.of(text, "section")));
        } catch (MarkdownException e) {
            // A rejected source takes no further work.
        }
    }

    private static void body(String html) {
        var clean = SAFE.clean(html);
        MoreMark.before(html);
        Excerpt.ofHtml(clean);
        WordCount.ofText(PlainText.of(clean));
    }

    private static void json(String text) {
        try {
            MAPPER.readTree(text);
        } catch (IOException e) {
            // Most generated texts are malformed.
        }
    }

    private static List<String> patterns(List<String> alphabet) {
        var random = new Random(SEED);
        var patterns = new ArrayList<>(alphabet);
        for (var i = 0; i < RANDOM_PATTERNS; i++) {
            patterns.add(IntStream.range(0, 2 + random.nextInt(3))
                    .mapToObj(part -> alphabet.get(random.nextInt(alphabet.size()))).collect(Collectors.joining()));
        }
        return patterns;
    }

    /**
     * A square shows between any two lengths; other causes, such as a bound on the work, show between the first two at most.
     */
    private static String fault(Route route, String pattern) {
        var longer = repeated(pattern, FACTOR * LENGTH);
        return fault(route, pattern, repeated(pattern, LENGTH), longer) == null ? null
                : fault(route, pattern, longer, repeated(pattern, FACTOR * FACTOR * LENGTH));
    }

    /** Describes the growth that is not linear; null for one that is. Measures again only what looks like a fault. */
    private static String fault(Route route, String pattern, String small, String large) {
        var few = new Cost(Long.MAX_VALUE, Long.MAX_VALUE);
        var many = few;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            few = few.least(Cost.of(route, small));
            many = many.least(Cost.of(route, large));
            if (!many.isTooMuch(few)) {
                return null;
            }
        }
        return "%s, %s: %d ms and %d kB for %d characters, %d ms and %d kB for %d".formatted(route,
                pattern.replace("\n", "\\n"),
                few.time / 1_000_000, few.memory / 1_000, small.length(), many.time / 1_000_000, many.memory / 1_000,
                large.length());
    }

    private record Cost(long time, long memory) {

        static Cost of(Route route, String text) {
            var thread = Thread.currentThread().getId();
            var memory = THREADS.getThreadAllocatedBytes(thread);
            var time = THREADS.getCurrentThreadCpuTime();
            route.process.accept(text);
            return new Cost(THREADS.getCurrentThreadCpuTime() - time, THREADS.getThreadAllocatedBytes(thread) - memory);
        }

        Cost least(Cost other) {
            return new Cost(Math.min(time, other.time), Math.min(memory, other.memory));
        }

        boolean isTooMuch(Cost ofLess) {
            return time > NEGLIGIBLE_TIME && time > MAX_GROWTH * ofLess.time
                    || memory > NEGLIGIBLE_MEMORY && memory > MAX_GROWTH * ofLess.memory;
        }
    }

    private static String repeated(String pattern, int length) {
        return pattern.repeat(length / pattern.length() + 1).substring(0, length);
    }

    private static String runs(String mark, int length) {
        var runs = new StringBuilder();
        for (var run = 1; runs.length() < length; run++) {
            runs.append(mark.repeat(run)).append(' ');
        }
        return runs.toString();
    }

    private static String properties(int length) {
        var names = new LinkedHashMap<String, Integer>();
        for (var i = 0; i < length / 8; i++) {
            names.put("p" + i, i);
        }
        return names.entrySet().stream().map(property -> "\"" + property.getKey() + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
