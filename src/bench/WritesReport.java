import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the table of writes: medians over the rounds for each number of posts, and their share of the ceiling. */
final class WritesReport {

    private static final Map<String, String> NAMES = Map.of("create service", "new posts, one a request", "create ceiling",
            "minimal inserts of a post, by pgbench", "patch service", "changed bodies, one a request", "batch service",
            "new posts, a hundred a request");

    private WritesReport() {
    }

    public static void main(String[] arguments) throws IOException {
        var runs = new LinkedHashMap<String, Map<String, List<double[]>>>();
        for (var line : Files.readAllLines(Path.of(arguments[0]))) {
            var cells = line.split("\t");
            var figures = new double[6];
            for (int i = 0; i < figures.length; i++) {
                figures[i] = Double.parseDouble(cells[i + 3]);
            }
            runs.computeIfAbsent(cells[0], posts -> new LinkedHashMap<>())
                    .computeIfAbsent(cells[1] + " " + cells[2], key -> new ArrayList<>()).add(figures);
        }
        System.out.println("|   posts | writes                                | posts/s | of pgbench | p50 ms | p99 ms | CPU µs | DB CPU µs | errors |");
        System.out.println("|--------:|---------------------------------------|--------:|-----------:|-------:|-------:|-------:|----------:|-------:|");
        runs.forEach((posts, targets) -> targets.forEach((key, all) -> System.out.printf(Locale.ROOT,
                "| %,7d | %-37s | %,.0f | %.2f | %.2f | %.2f | %.0f | %.0f | %.0f |%n", Integer.parseInt(posts), NAMES.get(key),
                median(all, 0), median(all, 0) / median(targets.get("create ceiling"), 0), median(all, 1) / 1_000, median(all, 2) / 1_000,
                median(all, 3), median(all, 4), all.stream().mapToDouble(run -> run[5]).sum())));
    }

    private static double median(List<double[]> runs, int figure) {
        var sorted = runs.stream().mapToDouble(run -> run[figure]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
