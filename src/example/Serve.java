import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Serves the folder of this file to the local machine, from any folder: {@code java src/example/Serve.java [port] [address of
 * the service]}. Any file server that returns {@code index.html} for the addresses of pages can replace this program; {@code
 * index.html} contains the address of the service in two places.
 */
class Serve {

    private static final String SERVICE = "http://localhost:8080";

    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");

    private final Path folder;
    private final String service;

    private Serve(Path folder, String service) {
        this.folder = folder;
        this.service = service;
    }

    public static void main(String... args) throws IOException {
        var port = args.length > 0 ? Integer.parseInt(args[0]) : 3000;
        var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        // Java gives a program that is run from its source the address of that file.
        var source = URI.create(Serve.class.getProtectionDomain().getCodeSource().getLocation().toString());
        server.createContext("/", new Serve(Path.of(source).getParent(), args.length > 1 ? args[1] : SERVICE)::serve);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
        System.out.println("Serving http://localhost:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var file = file(exchange.getRequestURI());
            var body = file.isPresent() ? content(file.get()) : "Not found".getBytes(UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", "no-cache");
            headers.set("Content-Security-Policy", "frame-ancestors 'none'");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Content-Type", file.map(Serve::ending).map(TYPES::get).orElse("text/plain; charset=utf-8"));
            var isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(file.isPresent() ? 200 : 404, isHead ? -1 : body.length);
            if (!isHead) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** File for an address; {@code index.html} for addresses of pages, such as {@code /why-the-ferry-waits}. */
    private Optional<Path> file(URI address) {
        var path = address.getPath().substring(1);
        var file = folder.resolve(path.contains(".") ? path : "index.html").normalize();
        return Optional.of(file)
                .filter(f -> f.startsWith(folder) && TYPES.containsKey(ending(f)) && Files.isRegularFile(f));
    }

    private byte[] content(Path file) throws IOException {
        var content = Files.readAllBytes(file);
        return file.endsWith("index.html")
                ? new String(content, UTF_8).replace(SERVICE, service).getBytes(UTF_8)
                : content;
    }

    private static String ending(Path file) {
        var name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
