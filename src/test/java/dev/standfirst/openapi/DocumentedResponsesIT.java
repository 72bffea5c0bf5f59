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
 * The tests have seen every response that the document promises. This test runs after all others and reads what they recorded;
 * it is disabled if only some tests were run with {@code -Dtest}.
 */
@DisabledIfSystemProperty(named = "test", matches = ".+", disabledReason = "Not all tests were run")
class DocumentedResponsesIT {

    private final Set<String> onH2 = SeenResponses.of("h2");
    private final Set<String> onPostgres = SeenResponses.of("postgresql");
    private final List<String> neverSeen = new ArrayList<>();

    @Test
    void everyDocumentedResponseHasBeenSeenByATest() throws IOException {
        var operations = Document.committed().operations();
        var statuses = new TreeSet<String>();
        operations.forEach(operation -> operation.node().path("responses").fieldNames().forEachRemaining(statuses::add));
        var report = new StringBuilder("Responses that the tests have seen, on both databases or on one.\n\n")
                .append("| %-18s |".formatted("operation"));
        statuses.forEach(status -> report.append(" %-5s |".formatted(status)));
        report.append("\n| ").append("-".repeat(18)).append(" |").append(" ----- |".repeat(statuses.size())).append('\n');
        for (var operation : operations) {
            report.append("| %-18s |".formatted(operation.id()));
            for (var status : statuses) {
                report.append(" %-5s |".formatted(operation.node().path("responses").has(status)
                        ? databases(operation.id() + " " + status)
                        : ""));
            }
            report.append('\n');
        }
        Files.writeString(SeenResponses.FOLDER.resolve("report.md"), report);

        assertEquals("", String.join("\n", neverSeen), () -> "No test has seen these responses:\n" + report);
    }

    private String databases(String response) {
        if (onH2.contains(response)) {
            return onPostgres.contains(response) ? "both" : "H2";
        }
        if (onPostgres.contains(response)) {
            return "PG";
        }
        neverSeen.add(response);
        return "never";
    }
}
