package dev.standfirst.testing;

import static io.restassured.RestAssured.given;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** The packaged service as an operator starts it: {@code java -jar} in a folder, with settings from the environment. */
public final class RunningJar implements AutoCloseable {

    static {
        RestAssuredSetup.install();
    }

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Path ARCHIVE = Path.of("target", "running-jar.jsa").toAbsolutePath();
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://\\S+:(\\d+)");
    private static final int TIMEOUT_SECONDS = 120;

    private final Process process;
    private final Path log;
    private int port;

    private RunningJar(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the service, and waits until it listens. */
    public static RunningJar start(Path folder, Map<String, String> settings) {
        var jar = launch(folder, settings);
        jar.awaitListening();
        return jar;
    }

    /** Starts the service without waiting for it. */
    public static RunningJar launch(Path folder, Map<String, String> settings) {
        makeArchive(folder);
        return launch(folder, settings, "-XX:SharedArchiveFile=" + ARCHIVE);
    }

    /** Archives the classes that a start loads, which saves later starts a quarter of their time. */
    private static synchronized void makeArchive(Path folder) {
        try (var file = FileChannel.open(ARCHIVE.resolveSibling("running-jar.lock"), CREATE, WRITE); var lock = file.lock()) {
            if (!Files.exists(ARCHIVE)
                    || Files.getLastModifiedTime(ARCHIVE).compareTo(Files.getLastModifiedTime(JAR)) < 0) {
                Files.deleteIfExists(ARCHIVE);
                try (var first = launch(Files.createTempDirectory(folder, "archive-"), Map.of(),
                        "-XX:ArchiveClassesAtExit=" + ARCHIVE)) {
                    first.awaitListening();
                    first.stop();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunningJar launch(Path folder, Map<String, String> settings, String archive) {
        try {
            var log = Files.createTempFile(folder, "standfirst-", ".log");
            // C1 only, because no process lives long enough to gain back the time that C2 costs at the start. Warnings of Java
            // about the archive are disabled, because nothing depends on it.
            var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", archive, "-Xlog:disable", "-jar", JAR.toString())
                    .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
            var environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("STANDFIRST_") || name.startsWith("QUARKUS_"));
            environment.put("STANDFIRST_PORT", "0");
            environment.put("STANDFIRST_DEMO", "false");
            environment.put("STANDFIRST_WARM_UP", "false");
            environment.putAll(settings);
            return new RunningJar(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the readiness probe is up, as a load balancer does before it sends requests. */
    public RunningJar awaitReady() {
        // REST Assured would use more of the machine than the requests that are measured meanwhile.
        Soon.holds(() -> assertEquals(200, ((HttpURLConnection) readinessProbe().toURL().openConnection()).getResponseCode(),
                this::output));
        return this;
    }

    private URI readinessProbe() {
        return URI.create("http://localhost:" + port + "/q/health/ready");
    }

    /** A request without a token. */
    public RequestSpecification anyone() {
        return given().baseUri("http://localhost").port(port).basePath("/api/v1").contentType(ContentType.JSON);
    }

    public RequestSpecification as(String token) {
        return anyone().header("Authorization", "Bearer " + token);
    }

    /** Address of a path below the base path of the API. */
    public URI uri(String path) {
        return URI.create("http://localhost:" + port + "/api/v1" + path);
    }

    /** Number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Everything that the service has printed so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process ends by itself, and returns the exit status. */
    public int awaitExit() {
        if (!ends(TIMEOUT_SECONDS * 1_000)) {
            fail("The service is still running:\n" + output());
        }
        return process.exitValue();
    }

    /** Sends SIGTERM without waiting for the end. */
    public void terminate() {
        process.destroy();
    }

    /** Sends SIGTERM, and waits for the end. */
    public void stop() {
        terminate();
        awaitExit();
    }

    /** Sends SIGKILL, which ends the process as a power cut or a forced end of its container does. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private void awaitListening() {
        var deadline = System.nanoTime() + SECONDS.toNanos(TIMEOUT_SECONDS);
        while (port == 0) {
            var ended = ends(50);
            var listening = LISTENING.matcher(output());
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
            } else if (ended || System.nanoTime() > deadline) {
                fail("The service does not listen:\n" + output());
            }
        }
    }

    private boolean ends(int withinMillis) {
        try {
            return process.waitFor(withinMillis, MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
