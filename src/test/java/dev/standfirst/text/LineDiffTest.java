package dev.standfirst.text;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.text.LineDiff.Change;
import dev.standfirst.text.LineDiff.Hunk;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Differences between two texts by line. */
class LineDiffTest {

    @ParameterizedTest
    @ValueSource(strings = { "a\nb", "" })
    void equalTextsHaveNoDifferences(String text) {
        assertEquals(List.of(), LineDiff.between(text, text));
    }

    @Test
    void textsThatDifferInTheirLineBreaksHaveNoDifferences() {
        assertEquals(List.of(), LineDiff.between("a\r\nb", "a\nb"));
    }

    @Test
    void aChangedLineIsRemovedAndAdded() {
        assertEquals("1 1:  one|-two|+zwei| three".replace("|", "\n"),
                text(LineDiff.between("one\ntwo\nthree", "one\nzwei\nthree")));
    }

    @Test
    void distantChangesAreSeparateHunks() {
        assertEquals("""
                1 1: -1
                +x
                 2
                 3
                 4
                18 18:  18
                 19
                 20
                +y""", text(LineDiff.between(numbers(1, 20), numbers(1, 20).replaceFirst("1\n", "x\n") + "\ny")));
    }

    @Test
    void closeChangesShareOneHunk() {
        assertEquals(1, LineDiff.between(numbers(1, 9), numbers(1, 9).replace("2\n", "x\n").replace("8\n", "y\n")).size());
    }

    @Test
    void allLinesAreAddedToAnEmptyText() {
        assertEquals("1 1: +a\n+b", text(LineDiff.between("", "a\nb")));
    }

    @Test
    void allLinesAreRemovedFromATextThatBecomesEmpty() {
        assertEquals("1 1: -a\n-b", text(LineDiff.between("a\nb", "")));
    }

    @Test
    void longTextsWithNothingInCommonAreComparedInSeconds() {
        assertTimeout(Duration.ofSeconds(5), () -> LineDiff.between(numbers(1, 4_900), numbers(10_000, 14_900)));
    }

    @Test
    void veryLongTextsWithNothingInCommonAreComparedInSeconds() {
        assertTimeout(Duration.ofSeconds(5), () -> LineDiff.between(numbers(1, 200_000), numbers(300_000, 500_000)));
    }

    /** Removing the removed lines from the older text and inserting the added lines gives the newer text. */
    @Property(tries = 500)
    void applyingTheDifferencesGivesTheNewerText(@ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> older,
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> newer) {
        assertEquals(join(newer), applied(join(older), LineDiff.between(join(older), join(newer))));
    }

    private static String applied(String older, List<Hunk> hunks) {
        var from = older.isEmpty() ? List.<String> of() : List.of(older.split("\n", -1));
        var result = new ArrayList<String>();
        int next = 0;
        for (var hunk : hunks) {
            result.addAll(from.subList(next, hunk.from() - 1));
            assertEquals(result.size(), hunk.to() - 1);
            next = hunk.from() - 1;
            for (var line : hunk.lines()) {
                if (line.change() != Change.ADDED) {
                    assertEquals(from.get(next++), line.text());
                }
                if (line.change() != Change.REMOVED) {
                    result.add(line.text());
                }
            }
        }
        result.addAll(from.subList(next, from.size()));
        return String.join("\n", result);
    }

    private static String join(List<Integer> lines) {
        return lines.stream().map(n -> "line " + n).collect(joining("\n"));
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).collect(joining("\n"));
    }

    private static String text(List<Hunk> hunks) {
        return hunks.stream().map(hunk -> hunk.from() + " " + hunk.to() + ": " + hunk.lines().stream()
                .map(line -> switch (line.change()) {
                    case SAME -> " ";
                    case REMOVED -> "-";
                    case ADDED -> "+";
                } + line.text()).collect(joining("\n"))).collect(joining("\n"));
    }
}
