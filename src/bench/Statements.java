import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a pgbench script with the statements that the service has sent, from the log of PostgreSQL (csvlog).
 *
 * <p>
 * Parameters stay parameters, so that the database uses the same plans as for the service. Their values are written to a file beside
 * the script, as arguments of pgbench.
 */
final class Statements {

    private static final String ROLE = "standfirst";
    /** Columns of a csvlog. */
    private static final int USER = 1;
    private static final int DATABASE = 2;
    private static final int MESSAGE = 13;
    private static final int DETAIL = 14;

    private static final Pattern EXECUTED = Pattern.compile("^(?:execute [^:]*|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (?:'((?:[^']|'')*)'|NULL)");

    private Statements() {
    }

    record Statement(String sql, List<String> parameters) {
    }

    public static void main(String[] arguments) throws IOException {
        var database = arguments[0];
        var folder = Path.of(arguments[1]);
        List<Statement> shortest = List.of();
        try (var logs = Files.newDirectoryStream(folder, "*.csv")) {
            for (var log : logs) {
                var statements = read(Files.readString(log), database);
                if (!statements.isEmpty() && (shortest.isEmpty() || statements.size() < shortest.size())) {
                    shortest = statements;
                }
            }
        }
        if (shortest.isEmpty()) {
            System.exit(1);
        }
        write(shortest, folder);
    }

    private static List<Statement> read(String log, String database) {
        var statements = new ArrayList<Statement>();
        for (var line : csv(log)) {
            if (line.size() > DETAIL && line.get(USER).equals(ROLE) && line.get(DATABASE).equals(database)) {
                var executed = EXECUTED.matcher(line.get(MESSAGE));
                if (executed.matches()) {
                    statements.add(new Statement(executed.group(1), parameters(line.get(DETAIL))));
                }
            }
        }
        return statements;
    }

    private static List<String> parameters(String detail) {
        return PARAMETER.matcher(detail).results()
                .map(found -> found.group(2) == null ? "" : found.group(2).replace("''", "'")).toList();
    }

    private static void write(List<Statement> statements, Path folder) throws IOException {
        var script = new StringBuilder();
        var values = new ArrayList<String>();
        var inPipeline = false;
        for (var statement : statements) {
            var sql = statement.sql().strip().replaceAll("\\s+", " ");
            for (var n = statement.parameters().size(); n > 0; n--) {
                var name = "v" + values.size();
                sql = sql.replaceAll("\\$" + n + "(?!\\d)", ":" + name);
                values.add("--define=" + name + "=" + statement.parameters().get(n - 1));
            }
            // The driver sends BEGIN and the first statement in one packet.
            var begins = sql.regionMatches(true, 0, "begin", 0, 5);
            if (begins) {
                script.append("\\startpipeline\n");
            }
            script.append(sql).append(";\n");
            if (inPipeline) {
                script.append("\\endpipeline\n");
            }
            inPipeline = begins;
        }
        Files.writeString(folder.resolve("script.sql"), script);
        Files.writeString(folder.resolve("values"), values.stream().map(value -> value + "\n").collect(Collectors.joining()));
    }

    private static List<List<String>> csv(String text) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == '"') {
                if (quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return lines;
    }
}
