package dev.standfirst;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The README's table lists every setting with its default, and no setting that does not exist. */
class SettingsTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(STANDFIRST_[A-Z0-9_…]+)` \\| ([^|]*) \\|");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(standfirst\\.[a-z0-9.-]+)(?::([^}]*))?}");
    private static final Pattern LITERAL = Pattern.compile("\"(standfirst\\.[a-z0-9.-]+)\"");

    @Test
    void theReadmeListsExactlyTheSettingsThatExist() {
        var documented = new TreeSet<>(readmeRows().keySet());

        var existing = new TreeSet<>(configInterfaces().keySet());
        existing.addAll(expressions().keySet());
        existing.addAll(literals());

        assertEquals(existing, documented);
    }

    @Test
    void theReadmeGivesTheDefaultOfEverySetting() {
        var documented = readmeRows();

        var existing = configInterfaces();
        existing.putAll(expressions());

        existing.forEach((setting, value) -> assertEquals(value, documented.get(setting), setting));
    }

    /** Settings of the {@link ConfigMapping} interfaces, with their defaults. */
    private static SortedMap<String, String> configInterfaces() {
        var settings = new TreeMap<String, String>();
        for (var type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.standfirst")) {
            if (!type.isAnnotatedWith(ConfigMapping.class)) {
                continue;
            }
            var mapping = type.reflect();
            for (var method : mapping.getDeclaredMethods()) {
                var name = mapping.getAnnotation(ConfigMapping.class).prefix() + "." + kebab(method.getName());
                var value = method.getAnnotation(WithDefault.class);
                settings.put(variable(name) + (method.getReturnType() == Map.class ? "_…" : ""),
                        value == null ? "" : "`" + value.value() + "`");
            }
        }
        return settings;
    }

    /** Settings that application.properties refers to in expressions, with their defaults. */
    private static SortedMap<String, String> expressions() {
        var settings = new TreeMap<String, String>();
        EXPRESSION.matcher(read(MAIN.resolve(Path.of("resources", "application.properties")))).results()
                .forEach(match -> settings.put(variable(match.group(1)),
                        match.group(2) == null ? "" : "`" + match.group(2) + "`"));
        return settings;
    }

    /** Settings that the code reads by name. */
    private static TreeSet<String> literals() {
        try (var files = Files.walk(MAIN.resolve("java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(SettingsTest::read)
                    .filter(source -> !source.contains("@ConfigMapping"))
                    .flatMap(source -> LITERAL.matcher(source).results()).map(match -> variable(match.group(1)))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> readmeRows() {
        var rows = new TreeMap<String, String>();
        ROW.matcher(read(Path.of("README.md"))).results()
                .forEach(row -> rows.put(row.group(1), row.group(2).strip()));
        return rows;
    }

    private static String kebab(String method) {
        return String.join("-", Arrays.stream(method.split("(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT)).toList());
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
