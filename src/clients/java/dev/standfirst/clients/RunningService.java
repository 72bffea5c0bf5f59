package dev.standfirst.clients;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Packaged service that runs on a port of its own, with an empty database in a folder of its own. */
final class RunningService implements AutoCloseable {

    static final String ADMIN_TOKEN = "sfp_an-operator-chose-this-one-for-the-test";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final URI uri;

    private RunningService(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts the service in the folder and waits until it listens. */
    static RunningService start(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("The service is not built. Run this first: ./mvnw package -DskipTests");
        }
        var log = folder.resolve("service.log");
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", JAR.toString())
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("STANDFIRST_") || name.startsWith("QUARKUS_"));
        environment.put("STANDFIRST_PORT", "0");
        environment.put("STANDFIRST_WARM_UP", "false");
        environment.put("STANDFIRST_ADMIN_TOKEN", ADMIN_TOKEN);
        var process = builder.start();

        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            var output = Files.readString(log);
            var listening = LISTENING.matcher(output);
            if (listening.find()) {
                var port = URI.create(listening.group(1)).getPort();
                return new RunningService(process, URI.create("http://localhost:" + port));
            }
            if (ended || Instant.now().isAfter(deadline)) {
                process.destroyForcibly();
                throw new IllegalStateException("The service does not start:\n" + output);
            }
        }
    }

    /** Base address of the service, without a path. */
    URI uri() {
        return uri;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
