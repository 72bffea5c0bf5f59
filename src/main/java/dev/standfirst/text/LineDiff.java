package dev.standfirst.text;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;

/** Line-by-line comparison of two texts. */
public final class LineDiff {

    /** Unchanged lines shown before and after each difference. */
    static final int CONTEXT = 3;

    /**
     * Maximum number of differing lines to compare. Longer texts with nothing in common would take seconds, and are shown as
     * replaced.
     */
    static final int MAX_LINES = 5_000;

    /** Kind of change of a line. */
    public enum Change {
        SAME,
        REMOVED,
        ADDED
    }

    /** Line of either text. */
    public record Line(Change change, String text) {
    }

    /**
     * Adjacent differences with the lines around them.
     *
     * @param from number of the first line in the older text, from 1
     * @param to number of the first line in the newer text, from 1
     */
    public record Hunk(int from, int to, List<Line> lines) {
    }

    private LineDiff() {
    }

    /** Returns the differences in order; none for equal texts. */
    public static List<Hunk> between(String older, String newer) {
        var from = lines(older);
        var to = lines(newer);
        var deltas = deltas(from, to);
        var hunks = new ArrayList<Hunk>();
        for (int first = 0, next; first < deltas.size(); first = next) {
            next = first + 1;
            while (next < deltas.size() && gap(deltas.get(next - 1), deltas.get(next)) <= 2 * CONTEXT) {
                next++;
            }
            hunks.add(hunk(deltas.subList(first, next), from));
        }
        return List.copyOf(hunks);
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\R", -1));
    }

    private static List<AbstractDelta<String>> deltas(List<String> from, List<String> to) {
        int head = 0;
        while (head < Math.min(from.size(), to.size()) && from.get(head).equals(to.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(from.size(), to.size()) - head
                && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        var patch = Math.max(from.size(), to.size()) - head - tail <= MAX_LINES
                ? Patch.generate(from, to, new MyersDiffWithLinearSpace<String>().computeDiff(from, to, null))
                : Patch.generate(from, to, List.of(new com.github.difflib.algorithm.Change(DeltaType.CHANGE, head,
                        from.size() - tail, head, to.size() - tail)));
        return patch.getDeltas().stream().sorted(LineDiff::byPosition).toList();
    }

    private static int byPosition(AbstractDelta<String> one, AbstractDelta<String> other) {
        var bySource = Integer.compare(one.getSource().getPosition(), other.getSource().getPosition());
        return bySource != 0 ? bySource : Integer.compare(one.getTarget().getPosition(), other.getTarget().getPosition());
    }

    /** Returns the number of lines between two differences. */
    private static int gap(AbstractDelta<String> one, AbstractDelta<String> next) {
        return next.getSource().getPosition() - end(one.getSource());
    }

    private static Hunk hunk(List<AbstractDelta<String>> deltas, List<String> from) {
        var first = deltas.get(0);
        int position = Math.max(0, first.getSource().getPosition() - CONTEXT);
        int before = first.getSource().getPosition() - position;
        var lines = new ArrayList<Line>();
        var added = new ArrayList<String>();
        int shown = position;
        for (var delta : deltas) {
            // The algorithm may report replacements before or after the removed lines; they are always shown after them.
            if (delta.getSource().getPosition() > shown) {
                add(Change.ADDED, added, lines);
                added.clear();
            }
            add(Change.SAME, from.subList(shown, delta.getSource().getPosition()), lines);
            add(Change.REMOVED, delta.getSource().getLines(), lines);
            added.addAll(delta.getTarget().getLines());
            shown = end(delta.getSource());
        }
        add(Change.ADDED, added, lines);
        add(Change.SAME, from.subList(shown, Math.min(from.size(), shown + CONTEXT)), lines);
        return new Hunk(position + 1, first.getTarget().getPosition() - before + 1, List.copyOf(lines));
    }

    private static int end(Chunk<String> chunk) {
        return chunk.getPosition() + chunk.size();
    }

    private static void add(Change change, List<String> texts, List<Line> lines) {
        texts.forEach(text -> lines.add(new Line(change, text)));
    }
}
