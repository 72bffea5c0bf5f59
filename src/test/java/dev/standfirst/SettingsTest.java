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

/** Compares the guide's chapter “Settings” with the code: the chapter lists every setting with its default, and no other. */
class SettingsTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(STANDFIRST_[A-Z0-9_…]+)` \\| ([^|]*) \\|");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(standfirst\\.[a-z0-9.-]+)(?::([^}]*))?}");
    private static final Pattern LITERAL = Pattern.compile("\"(standfirst\\.[a-z0-9.-]+)\"");

    @Test
    void theGuideListsEverySettingAndNoOther() {
        var listed = new TreeSet<>(rows().keySet());

        var known = new TreeSet<>(mapped().keySet());
        known.addAll(expressions().keySet());
        known.addAll(literals());

        assertEquals(known, listed);
    }

    @Test
    void theGuideListsTheDefaults() {
        var listed = rows();

        var known = mapped();
        known.putAll(expressions());

        known.forEach((setting, value) -> assertEquals(value, listed.get(setting), setting));
    }

    /** Settings that a mapping interface describes. */
    private static SortedMap<String, String> mapped() {
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

    /** Settings that Quarkus' own are made of. */
    private static SortedMap<String, String> expressions() {
        var settings = new TreeMap<String, String>();
        EXPRESSION.matcher(read(MAIN.resolve(Path.of("resources", "application.properties")))).results()
                .forEach(found -> settings.put(variable(found.group(1)),
                        found.group(2) == null ? "" : "`" + found.group(2) + "`"));
        return settings;
    }

    /** Settings that are read by their names. */
    private static TreeSet<String> literals() {
        try (var files = Files.walk(MAIN.resolve("java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(SettingsTest::read)
                    .filter(source -> !source.contains("@ConfigMapping"))
                    .flatMap(source -> LITERAL.matcher(source).results()).map(found -> variable(found.group(1)))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> rows() {
        var rows = new TreeMap<String, String>();
        ROW.matcher(read(MAIN.resolve(Path.of("resources", "docs", "guide", "settings.md")))).results()
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
