package dev.standfirst.cache;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.standfirst.openapi.ConformsToDocument;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Varnish, a caching proxy that purges by surrogate key. Where it is not installed, its test is skipped with that reason. */
final class Varnish implements AutoCloseable {

    private static final List<Path> EXECUTABLES = List.of(Path.of("/usr/sbin/varnishd"), Path.of("/usr/bin/varnishd"),
            Path.of("/usr/local/sbin/varnishd"), Path.of("/opt/homebrew/sbin/varnishd"));

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    /** Keeps stale responses to revalidate them by entity tag, and names in {@code X-Proxy} what it did. */
    private static final String RULES = """
            vcl 4.1;
            backend default { .host = "127.0.0.1"; .port = "%d"; }
            sub vcl_recv {
                if (req.method == "PURGE") {
                    ban("obj.http.Surrogate-Key ~ \\b" + req.http.Key + "\\b");
                    return (synth(200));
                }
            }
            sub vcl_backend_response {
                set beresp.grace = 0s;
                set beresp.keep = 1h;
                set beresp.http.X-Proxy = "miss";
                if (beresp.was_304) {
                    set beresp.http.X-Proxy = "revalidated";
                }
            }
            sub vcl_deliver {
                unset resp.http.Age;
                if (obj.hits > 0) {
                    set resp.http.X-Proxy = "hit";
                }
            }
            """;

    private final Process process;
    private final int port;

    private Varnish(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Varnish before(int servicePort, Path folder) throws IOException, InterruptedException {
        var executable = EXECUTABLES.stream().filter(Files::isExecutable).findFirst()
                .orElseGet(() -> abort("Varnish is not installed, so caching by a proxy is not tested"));
        var rules = Files.writeString(folder.resolve("proxy.vcl"), RULES.formatted(servicePort));
        var port = freePort();
        var process = new ProcessBuilder(executable.toString(), "-F", "-j", "none", "-a", "127.0.0.1:" + port, "-f",
                rules.toString(), "-n", folder.resolve("varnish").toString(), "-s", "malloc,16m").redirectErrorStream(true)
                .redirectOutput(folder.resolve("varnish.log").toFile()).start();
        var varnish = new Varnish(process, port);
        varnish.await(folder);
        return varnish;
    }

    RequestSpecification anyone() {
        // Varnish adds headers of its own, which the document of the service does not describe.
        return given().noFiltersOfType(ConformsToDocument.class).baseUri("http://localhost").port(port).basePath("/api/v1");
    }

    RequestSpecification as(String token) {
        return anyone().header("Authorization", "Bearer " + token);
    }

    Response get(String path) {
        return anyone().get(path);
    }

    /** Removes the cached responses that have the surrogate key. */
    void purge(String key) {
        anyone().header("Key", key).request("PURGE", "/").then().statusCode(200);
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void await(Path folder) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (true) {
            try (var open = new Socket("127.0.0.1", port)) {
                return;
            } catch (ConnectException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(Files.readString(folder.resolve("varnish.log")));
                }
                Thread.sleep(50);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
