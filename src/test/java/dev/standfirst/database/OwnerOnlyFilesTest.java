package dev.standfirst.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The permissions of the files of an embedded database. */
class OwnerOnlyFilesTest {

    @TempDir
    Path parent;

    @BeforeEach
    void assumePosix() {
        assumeTrue(parent.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void newFolderAndDatabaseAreReadableByTheirOwnerOnly() throws Exception {
        var folder = parent.resolve("a/data");
        prepare(folder);

        connect(folder);

        assertEquals("rwx------", permissions(folder));
        assertEquals("rw-------", permissions(folder.resolve("standfirst.mv.db")));
    }

    @Test
    void existingDatabaseIsNarrowedAndKeepsItsContent() throws Exception {
        var folder = Files.createDirectory(parent.resolve("data"));
        connect(folder);
        open(folder, "rwxr-xr-x");
        open(folder.resolve("standfirst.mv.db"), "rw-r--r--");
        open(Files.createFile(folder.resolve("standfirst.trace.db")), "rw-rw-rw-");

        prepare(folder);

        assertEquals("rwx------", permissions(folder));
        assertEquals("rw-------", permissions(folder.resolve("standfirst.mv.db")));
        assertEquals("rw-------", permissions(folder.resolve("standfirst.trace.db")));
        connect(folder);
    }

    @Test
    void folderWithFilesOfOthersKeepsItsPermissions() throws Exception {
        var folder = Files.createDirectory(parent.resolve("home"));
        var other = Files.createFile(folder.resolve("standfirst-notes.txt"));
        open(other, "rw-r--r--");
        open(folder, "rwxr-xr-x");

        prepare(folder);

        assertEquals("rwxr-xr-x", permissions(folder));
        assertEquals("rw-r--r--", permissions(other));
        assertEquals("rw-------", permissions(folder.resolve("standfirst.mv.db")));
    }

    @Test
    void folderThatEverybodyMayWriteToKeepsItsPermissions() throws Exception {
        var folder = Files.createDirectory(parent.resolve("tmp"));
        open(folder, "rwxrwxrwx");

        prepare(folder);

        assertEquals("rwxrwxrwx", permissions(folder));
    }

    @Test
    void targetOfASymbolicLinkKeepsItsPermissions() throws Exception {
        var folder = Files.createDirectory(parent.resolve("data"));
        var target = Files.createFile(parent.resolve("elsewhere"));
        open(target, "rw-r--r--");
        Files.createSymbolicLink(folder.resolve("standfirst.mv.db"), target);

        prepare(folder);

        assertEquals("rw-r--r--", permissions(target));
    }

    @ParameterizedTest
    @ValueSource(strings = { "jdbc:h2:mem:standfirst", "jdbc:h2:mem:", "jdbc:h2:tcp://localhost/standfirst",
            "jdbc:h2:ssl://h/x",
            "jdbc:h2:zip:a.zip!/b", "jdbc:h2:nioMemFS:x", "jdbc:postgresql://localhost/standfirst", "jdbc:h2:file:a\0b" })
    void otherDatabasesHaveNoFiles(String url) {
        assertTrue(OwnerOnlyFiles.of(url).isEmpty(), url);
    }

    @ParameterizedTest
    @ValueSource(strings = { "jdbc:h2:file:./data/standfirst", "jdbc:h2:./data/standfirst;CIPHER=AES", "JDBC:H2:FILE:/srv/x",
            "jdbc:h2:~/standfirst", "jdbc:h2:C:/standfirst" })
    void databasesInAFileHaveFiles(String url) {
        assertFalse(OwnerOnlyFiles.of(url).isEmpty(), url);
    }

    private static void prepare(Path folder) {
        OwnerOnlyFiles.of("jdbc:h2:file:" + folder.resolve("standfirst") + ";WRITE_DELAY=0").orElseThrow().prepare();
    }

    private static void connect(Path folder) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("standfirst"), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists post (id integer)");
        }
    }

    private static void open(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
