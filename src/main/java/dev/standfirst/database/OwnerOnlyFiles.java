package dev.standfirst.database;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jboss.logging.Logger;

/**
 * Files of an embedded database, readable by their owner only: they hold drafts and email addresses, and Java creates files that
 * everybody can read unless the operator has set another umask. Does nothing where the file system has no POSIX permissions.
 */
final class OwnerOnlyFiles {

    private static final Logger LOG = Logger.getLogger(OwnerOnlyFiles.class);

    private static final Set<PosixFilePermission> OF_OTHERS = Set.copyOf(
            EnumSet.of(GROUP_READ, GROUP_WRITE, GROUP_EXECUTE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE));

    /** Path in the URL of a database in a file; other H2 URLs name a scheme of two letters or more, such as {@code mem:}. */
    private static final Pattern FILE_URL = Pattern.compile("(?i:jdbc:h2:)(?:(?i:file:))?(?![a-zA-Z]{2,}:)([^;]+)(?:;.*)?",
            Pattern.DOTALL);

    private static final String DATABASE_FILE = ".mv.db";

    private final Path folder;
    private final String name;

    private OwnerOnlyFiles(Path database) {
        this.folder = Optional.ofNullable(database.toAbsolutePath().normalize().getParent()).orElse(database);
        this.name = database.getFileName().toString();
    }

    /** Files of the database that an H2 URL names; empty for a database in memory or on a server. */
    static Optional<OwnerOnlyFiles> of(String jdbcUrl) {
        var file = FILE_URL.matcher(jdbcUrl);
        try {
            return file.matches() ? Optional.of(new OwnerOnlyFiles(path(file.group(1)))) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path path(String name) {
        return name.startsWith("~/") ? Path.of(System.getProperty("user.home"), name.substring(2)) : Path.of(name);
    }

    /**
     * Creates the folder and the file of the database for their owner only, and narrows the permissions of those that exist.
     * Logs
     * a warning for each file that stays readable for others, and leaves every other problem to H2, which reports it.
     */
    void prepare() {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            if (Files.isDirectory(folder)) {
                narrowFolder();
            } else {
                Files.createDirectories(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            files().forEach(this::narrow);
            Files.createFile(folder.resolve(name + DATABASE_FILE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // The database exists.
        } catch (IOException e) {
            LOG.debug("The files of the database could not be prepared", e);
        }
    }

    /** Narrows a folder that holds nothing but this database: a home folder or {@code /tmp} belongs to others, too. */
    private void narrowFolder() throws IOException {
        var isShared = Files.getPosixFilePermissions(folder).contains(OTHERS_WRITE);
        try (var all = Files.list(folder)) {
            if (!isShared && all.allMatch(this::isOfDatabase)) {
                narrow(folder);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            // A symbolic link may lead to a file of somebody else.
            return all.filter(file -> isOfDatabase(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
        }
    }

    /** Such as {@code standfirst.mv.db} and {@code standfirst.trace.db}. */
    private boolean isOfDatabase(Path file) {
        return file.getFileName().toString().startsWith(name + ".");
    }

    private void narrow(Path file) {
        try {
            var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            if (permissions.removeAll(OF_OTHERS)) {
                Files.setPosixFilePermissions(file, permissions);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf("Other users of this machine may be able to read %s, and its permissions cannot be changed", file);
        }
    }
}
