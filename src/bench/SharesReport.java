import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints the table of shares: medians over the rounds, and whether they are within the promised bounds. */
final class SharesReport {

    private SharesReport() {
    }

    /** One measurement. Times are in µs; CPU times are per request. */
    record Run(double rate, double p50, double p99, double cpu, double databaseCpu, double errors) {
    }

    private static final Map<String, List<Run>> RUNS = new LinkedHashMap<>();

    public static void main(String[] arguments) throws IOException {
        for (var line : Files.readAllLines(Path.of(arguments[0]))) {
            var cell = line.split("\t");
            RUNS.computeIfAbsent(cell[1] + " " + cell[2], key -> new ArrayList<>())
                    .add(new Run(Double.parseDouble(cell[3]), Double.parseDouble(cell[4]), Double.parseDouble(cell[5]),
                            Double.parseDouble(cell[6]), Double.parseDouble(cell[7]), Double.parseDouble(cell[8])));
        }
        System.out.println("| measurement                                 |   /s | p50 ms | p99 ms | CPU µs | DB CPU µs | errors |");
        System.out.println("|---------------------------------------------|-----:|-------:|-------:|-------:|----------:|-------:|");
        row("one post, PostgreSQL", "hot service");
        row("the same row by pgbench, a transaction each", "hot ceiling");
        row("1,000 posts, Zipf, PostgreSQL", "zipf service");
        row("one post, H2", "h2 service");
        row("one post, H2, a transaction each", "h2-each service");
        row("GET /posts alone", "reading-alone service");
        row("GET /posts while others share", "reading-beside service");
        if (RUNS.containsKey("ahead-beside service")) {
            row("GET /posts alone, never waiting for a core", "ahead-alone service");
            row("GET /posts while others share, no waiting", "ahead-beside service");
        }
        System.out.println();
        System.out.println("| promised                                              | bound | measured |     |");
        System.out.println("|-------------------------------------------------------|------:|---------:|-----|");
        promise("one post against pgbench, rate ÷", ratio("hot service", "hot ceiling", Run::rate), 10, true);
        promise("one post, p99 ms", median("hot service", Run::p99) / 1_000, 50, false);
        promise("one post against 1,000, rate ÷", ratio("hot service", "zipf service", Run::rate), 1.5, false);
        promise("H2 against a transaction each, rate ÷", ratio("h2 service", "h2-each service", Run::rate), 10, true);
        promise("reading while others share against alone, p99 ÷",
                ratio("reading-beside service", "reading-alone service", Run::p99), 2, false);
        if (RUNS.containsKey("ahead-beside service")) {
            promise("the same, never waiting for a core, p99 ÷",
                    ratio("ahead-beside service", "ahead-alone service", Run::p99), 2, false);
        }
    }

    private static void row(String name, String key) {
        System.out.printf(Locale.ROOT, "| %-43s | %,.0f | %.2f | %.2f | %.0f | %.0f | %.0f |%n", name, median(key, Run::rate),
                median(key, Run::p50) / 1_000, median(key, Run::p99) / 1_000, median(key, Run::cpu), median(key, Run::databaseCpu),
                RUNS.getOrDefault(key, List.of()).stream().mapToDouble(Run::errors).sum());
    }

    private static void promise(String name, double measured, double bound, boolean least) {
        System.out.printf(Locale.ROOT, "| %-53s | %s %.1f | %.2f | %s |%n", name, least ? "≥" : "≤", bound, measured,
                (least ? measured >= bound : measured <= bound) ? "yes" : "NO");
    }

    private static double ratio(String one, String other, ToDoubleFunction<Run> figure) {
        return median(one, figure) / median(other, figure);
    }

    private static double median(String key, ToDoubleFunction<Run> figure) {
        var sorted = RUNS.getOrDefault(key, List.of()).stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
