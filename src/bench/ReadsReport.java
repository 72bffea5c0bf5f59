import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Prints the table of reads: medians over the rounds, and the ratios of the service to its ceilings. */
final class ReadsReport {

    private static final String SERVICE = "service";
    private static final String CEILING = "ceiling";

    private ReadsReport() {
    }

    /** One measurement. Times are in µs; CPU times are per request. */
    record Run(double rate, double p50, double p99, double cpu, double databaseCpu, long errors) {
    }

    record Target(long posts, String name) {
    }

    public static void main(String[] arguments) throws IOException {
        var runs = new LinkedHashMap<Target, Map<String, List<Run>>>();
        for (var line : Files.readAllLines(Path.of(arguments[0]))) {
            var cell = line.split("\t");
            runs.computeIfAbsent(new Target(Long.parseLong(cell[0]), cell[1]), target -> new LinkedHashMap<>())
                    .computeIfAbsent(cell[2], side -> new ArrayList<>())
                    .add(new Run(Double.parseDouble(cell[3]), Double.parseDouble(cell[4]), Double.parseDouble(cell[5]),
                            Double.parseDouble(cell[6]), Double.parseDouble(cell[7]), Long.parseLong(cell[8])));
        }
        System.out.println(table(runs));
        var growth = growth(runs);
        if (!growth.isEmpty()) {
            System.out.println();
            System.out.println(growth);
        }
        var errors = runs.values().stream().flatMap(sides -> sides.values().stream()).flatMap(List::stream)
                .mapToLong(Run::errors).sum();
        if (errors > 0) {
            System.out.println("\n**" + errors + " requests failed: these figures are worthless.**");
        }
    }

    private static String table(Map<Target, Map<String, List<Run>>> runs) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("target", "posts", "req/s", "p50 ms", "p99 ms", "CPU µs", "DB CPU µs", "errors", "ceiling", "its req/s",
                "its p50 ms", "its CPU µs", "rate ÷", "CPU ÷"));
        runs.forEach((target, sides) -> {
            var service = median(sides.getOrDefault(SERVICE, List.of()));
            var ceiling = median(sides.getOrDefault(CEILING, List.of()));
            var row = new ArrayList<>(List.of(target.name, whole(target.posts), whole(service.rate),
                    millis(service.p50), millis(service.p99), whole(service.cpu), whole(service.databaseCpu),
                    whole(service.errors)));
            if (ceiling == null) {
                row.addAll(List.of("", "", "", "", "", ""));
            } else {
                // pgbench runs only statements: its cost is the CPU time of the database.
                var uncached = target.name.endsWith("-uncached");
                var cost = uncached ? ceiling.databaseCpu : ceiling.cpu;
                row.addAll(List.of(uncached ? "pgbench" : "nginx", whole(ceiling.rate), millis(ceiling.p50), whole(cost),
                        ratio(service.rate, ceiling.rate), ratio(service.cpu + (uncached ? service.databaseCpu : 0), cost)));
            }
            rows.add(row);
        });
        return aligned(rows);
    }

    /** Prints the ratio of the latency with the most posts to that with the fewest. */
    private static String growth(Map<Target, Map<String, List<Run>>> runs) {
        var sizes = new TreeSet<Long>();
        runs.keySet().forEach(target -> sizes.add(target.posts));
        if (sizes.size() < 2) {
            return "";
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("target", "p50 with " + whole(sizes.last()) + " posts ÷ with " + whole(sizes.first())));
        runs.forEach((target, sides) -> {
            var large = runs.get(new Target(sizes.last(), target.name));
            if (target.posts == sizes.first() && large != null) {
                rows.add(List.of(target.name, ratio(median(large.get(SERVICE)).p50, median(sides.get(SERVICE)).p50)));
            }
        });
        return aligned(rows);
    }

    private static Run median(List<Run> runs) {
        return runs.isEmpty() ? null
                : new Run(median(runs, Run::rate), median(runs, Run::p50), median(runs, Run::p99), median(runs, Run::cpu),
                        median(runs, Run::databaseCpu), runs.stream().mapToLong(Run::errors).sum());
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
        var sorted = runs.stream().mapToDouble(value).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.2f", micros / 1000);
    }

    private static String ratio(double value, double other) {
        return other == 0 ? "" : String.format(Locale.ROOT, "%.2f", value / other);
    }

    /** Formats a Markdown table with aligned columns: the first to the left, the others to the right. */
    private static String aligned(List<List<String>> rows) {
        var widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (var column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var cells = new ArrayList<String>();
            for (var column = 0; column < widths.length; column++) {
                var width = widths[column];
                var cell = row.get(column);
                cells.add(column == 0 ? cell + " ".repeat(width - cell.length()) : " ".repeat(width - cell.length()) + cell);
            }
            lines.add("| " + String.join(" | ", cells) + " |");
            if (lines.size() == 1) {
                lines.add("|" + "-".repeat(widths[0] + 2) + "|" + Arrays.stream(widths).skip(1)
                        .mapToObj(width -> "-".repeat(width + 1) + ":|").collect(Collectors.joining()));
            }
        }
        return String.join("\n", lines);
    }
}
