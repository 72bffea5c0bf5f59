import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the table of start-up times: medians over the rounds. */
final class StartUpReport {

    private StartUpReport() {
    }

    /** One measurement: times in µs, memory in MB, archive in bytes. */
    record Start(double time, double cpu, double memory, double archive) {
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, Map<String, List<Start>>> ways = new LinkedHashMap<>();
        for (var line : Files.readAllLines(Path.of(arguments[0]))) {
            var cell = line.split("\t");
            ways.computeIfAbsent(cell[0], way -> new LinkedHashMap<>()).computeIfAbsent(cell[1], kind -> new ArrayList<>())
                    .add(new Start(Double.parseDouble(cell[2]), Double.parseDouble(cell[3]), Double.parseDouble(cell[4]),
                            Double.parseDouble(cell[5])));
        }
        var row = "| %-30s | %10s | %13s | %13s | %17s | %14s | %10s |%n";
        System.out.printf(row, "", "restart s", "its CPU s", "first start s", "its CPU s", "resident MB", "archive MB");
        System.out.println("|" + "-".repeat(32) + "|-----------:|--------------:|--------------:|------------------:|"
                + "---------------:|-----------:|");
        ways.forEach((way, kinds) -> {
            var restart = kinds.get("restart");
            var first = kinds.get("first");
            System.out.printf(row, way, seconds(restart, true), seconds(restart, false), seconds(first, true),
                    seconds(first, false), whole(median(restart.stream().mapToDouble(Start::memory).toArray())),
                    whole(restart.get(0).archive / 1_000_000));
        });
    }

    private static String seconds(List<Start> starts, boolean elapsed) {
        return String.format(Locale.ROOT, "%.2f",
                median(starts.stream().mapToDouble(elapsed ? Start::time : Start::cpu).toArray()) / 1_000_000);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        var middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
