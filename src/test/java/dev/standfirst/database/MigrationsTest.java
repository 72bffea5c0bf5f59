package dev.standfirst.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Both databases have the same history, told in each one's own words. */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "db");

    /**
     * H2 alone has lost the foreign keys that pass a post's date on, and has an index without its last column; the tables are
     * the same.
     */
    private static final Set<String> OF_H2 = Set.of("V23__dates_passed_on.sql", "V24__newest_in_order.sql");

    @Test
    void bothDatabasesHaveTheSameMigrations() throws IOException {
        assertEquals(names("h2"), names("postgresql"));
    }

    @Test
    void bothDatabasesHaveTheSameTables() throws IOException {
        for (var name : names("h2").stream().filter(name -> !OF_H2.contains(name)).toList()) {
            assertEquals(withoutTypes(FOLDER.resolve("h2").resolve(name)),
                    withoutTypes(FOLDER.resolve("postgresql").resolve(name)),
                    name);
        }
    }

    @Test
    void onPostgresNothingHappensWhereH2IsAlone() throws IOException {
        for (var name : OF_H2) {
            try (var lines = Files.lines(FOLDER.resolve("postgresql").resolve(name))) {
                assertTrue(lines.allMatch(line -> line.startsWith("--")), name);
            }
        }
    }

    private static List<String> names(String database) throws IOException {
        try (var files = Files.list(FOLDER.resolve(database))) {
            var names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertFalse(names.isEmpty());
            return names;
        }
    }

    /** They differ in the names of long texts and long bytes, and in a word that PostgreSQL wants behind a generated column. */
    private static String withoutTypes(Path file) throws IOException {
        return Files.readString(file).replace("character large object", "text").replace("binary large object", "bytea")
                .replace(" stored;", ";").replaceAll(" +", " ");
    }
}
