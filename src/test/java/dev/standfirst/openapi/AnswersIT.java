package dev.standfirst.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * The document promises no answer that the tests have never seen. This comes after all of them and looks at what they noted;
 * whoever ran only some, with {@code -Dtest}, has not seen all.
 */
@DisabledIfSystemProperty(named = "test", matches = ".+", disabledReason = "Not all tests were run")
class AnswersIT {

    private final Set<String> onH2 = SeenAnswers.of("h2");
    private final Set<String> onPostgres = SeenAnswers.of("postgresql");
    private final List<String> never = new ArrayList<>();

    @Test
    void everyAnswerThatIsDocumentedHasBeenSeen() throws IOException {
        var operations = Document.committed().operations();
        var statuses = new TreeSet<String>();
        operations.forEach(operation -> operation.node().path("responses").fieldNames().forEachRemaining(statuses::add));
        var report = new StringBuilder("Which answers the tests have seen: on both databases, or on one of them.\n\n")
                .append("| %-18s |".formatted("operation"));
        statuses.forEach(status -> report.append(" %-5s |".formatted(status)));
        report.append("\n| ").append("-".repeat(18)).append(" |").append(" ----- |".repeat(statuses.size())).append('\n');
        for (var operation : operations) {
            report.append("| %-18s |".formatted(operation.id()));
            for (var status : statuses) {
                report.append(" %-5s |".formatted(operation.node().path("responses").has(status)
                        ? seen(operation.id() + " " + status)
                        : ""));
            }
            report.append('\n');
        }
        Files.writeString(SeenAnswers.FOLDER.resolve("report.md"), report);

        assertEquals("", String.join("\n", never), () -> "Nothing has ever been answered so:\n" + report);
    }

    private String seen(String answer) {
        if (onH2.contains(answer)) {
            return onPostgres.contains(answer) ? "both" : "H2";
        }
        if (onPostgres.contains(answer)) {
            return "PG";
        }
        never.add(answer);
        return "never";
    }
}
