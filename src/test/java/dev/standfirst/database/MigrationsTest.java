package dev.standfirst.database;

import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations lie in a folder for both databases and in one for each; together, they are one history. */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "db");
    private static final Pattern GENERATED_COLUMN = Pattern.compile("alter table [^;]+ generated always as [^;]+");

    @ParameterizedTest
    @ValueSource(strings = { "h2", "postgresql" })
    void noVersionIsUsedTwice(String database) throws IOException {
        var byVersion = Stream.concat(names("common").stream(), names(database).stream())
                .collect(groupingBy(MigrationsTest::version));
        assertEquals(List.of(), byVersion.values().stream().filter(names -> names.size() > 1).toList());
    }

    @Test
    void bothDatabasesNameTheSameVersionTheSame() throws IOException {
        var postgres = names("postgresql");
        for (var name : names("h2")) {
            assertEquals(List.of(), postgres.stream()
                    .filter(other -> version(other).equals(version(name)) && !other.equals(name)).toList(), name);
        }
    }

    @Test
    void bothDatabasesHaveTheSameGeneratedColumns() throws IOException {
        assertEquals(generatedColumns("h2"), generatedColumns("postgresql"));
    }

    private static String version(String name) {
        return name.substring(0, name.indexOf("__"));
    }

    private static List<String> names(String folder) throws IOException {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            var names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertFalse(names.isEmpty());
            return names;
        }
    }

    /** Without the word that PostgreSQL requires after a generated column. */
    private static List<String> generatedColumns(String database) throws IOException {
        var sql = new StringBuilder();
        for (var name : names(database)) {
            sql.append(Files.readString(FOLDER.resolve(database).resolve(name)));
        }
        var columns = GENERATED_COLUMN.matcher(sql).results().map(found -> found.group().replaceFirst(" stored$", "")).toList();
        assertFalse(columns.isEmpty());
        return columns;
    }
}
