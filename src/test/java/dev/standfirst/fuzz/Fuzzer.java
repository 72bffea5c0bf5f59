package dev.standfirst.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.openapi.Contract;
import dev.standfirst.openapi.Document;
import dev.standfirst.openapi.Document.Operation;
import dev.standfirst.openapi.TestedResponse;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Sends generated requests one after the other, chosen by a seed. They create, change and delete resources, and later requests
 * use these resources again. One of four requests is malformed (see {@link MalformedRequests}). A request with a wrong response
 * is shrunk, and shown as a shell command.
 */
public final class Fuzzer {

    private static final long SLOW_MILLIS = 1_000;

    /** Tries until a slow request is a fault: a busy machine makes a request slow once, a slow request is slow each time. */
    private static final int SLOW_TRIES = 3;

    /** One of so many requests is malformed. */
    private static final int MALFORMED_SHARE = 4;

    private static final int MAX_SHRINKS = 300;
    private static final int MAX_FAULTS = 20;

    private final URI service;
    private final Contract contract = Contract.committed();
    private final Things resources = new Things();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private int sent;
    private int slowOnFirstTry;
    private long slowest;

    /** @param service without the path of the API, and without a slash at its end */
    public Fuzzer(URI service) {
        this.service = service;
    }

    /** Sends the requests, and returns each kind of wrong response once, with a shell command that repeats the request. */
    public List<String> run(int requests, long seed, String token, Predicate<Operation> filter) throws IOException {
        var document = Document.committed();
        var operations = document.operations().stream().filter(filter).toList();
        var random = new Random(seed);
        JqwikSession.run(() -> {
            var requestsOf = new Requests(document, resources, token);
            var generators = new HashMap<String, RandomGenerator<FuzzedRequest>>();
            operations.forEach(operation -> generators.put(operation.id(), requestsOf.of(operation).generator(1_000)));
            var malformed = new MalformedRequests(service.getHost(), service.getPort(), random);
            while (sent < requests && faults.size() < MAX_FAULTS) {
                if (random.nextInt(MALFORMED_SHARE) == 0) {
                    sendMalformed(malformed);
                    continue;
                }
                var operation = operations.get(random.nextInt(operations.size()));
                var request = generators.get(operation.id()).next(random);
                var fault = check(request.value(), true);
                if (fault != null && occurrences.merge(operation.id() + fault.kind, 1, Integer::sum) == 1) {
                    faults.add(report(shrunk(request, fault)));
                }
            }
        });
        System.out.printf("%n%d requests with the seed %d: %s, slowest response after %d ms%s; %d faults%n%n", sent, seed,
                statuses, slowest,
                slowOnFirstTry == 0 ? "" : ", " + slowOnFirstTry + " over a second that were fast when repeated",
                faults.size());
        return faults;
    }

    private void sendMalformed(MalformedRequests requests) {
        var request = requests.next();
        sent++;
        try {
            var fault = requests.fault(request);
            if (fault != null && occurrences.merge("malformed " + fault, 1, Integer::sum) == 1) {
                faults.add("malformed: %s%n%s".formatted(fault, MalformedRequests.shown(request)));
            }
        } catch (IOException e) {
            faults.add("malformed: no response within two seconds%n%s".formatted(MalformedRequests.shown(request)));
        }
    }

    private record Fault(FuzzedRequest request, String kind, String description) {
    }

    private Fault shrunk(Shrinkable<FuzzedRequest> request, Fault fault) {
        var smallest = fault;
        var current = request;
        var remaining = MAX_SHRINKS;
        var isShrinking = true;
        while (isShrinking && remaining > 0) {
            isShrinking = false;
            for (var candidate : (Iterable<Shrinkable<FuzzedRequest>>) current.shrink().limit(remaining)::iterator) {
                remaining--;
                var smaller = check(candidate.value(), false);
                if (smaller != null && smaller.kind.equals(fault.kind)) {
                    smallest = smaller;
                    current = candidate;
                    isShrinking = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private String report(Fault fault) {
        return "%s: %s%n%s%n".formatted(fault.request.operation().id(), fault.description, fault.request.curl(service));
    }

    /** Sends a request, and returns the fault of its response, or null; {@code counts} is false while a request is shrunk. */
    private Fault check(FuzzedRequest request, boolean counts) {
        var response = send(request, counts);
        if (counts) {
            sent++;
            statuses.merge(response.status(), 1, Integer::sum);
            rememberResources(request, response);
        }
        // A busy database is no fault: its 503 is documented, and counted with the statuses.
        if (response.status() >= 500 && response.status() != 503) {
            return new Fault(request, " 5xx", response.status() + " " + response.text());
        }
        var undocumented = contract.faults(response);
        if (!undocumented.isEmpty()) {
            return new Fault(request, undocumented.get(0).replaceAll("\\d+", ""), response.status() + " is not as documented: "
                    + String.join("; ", undocumented) + " " + response.text());
        }
        if (hasSucceeded(response)) {
            var wrong = contract.faultsOfRequest(request.operation(), response, request.body());
            if (!wrong.isEmpty()) {
                return new Fault(request, wrong.get(0).replaceAll("\\d+", ""), response.status()
                        + " for a request that the document does not allow: " + String.join("; ", wrong));
            }
        }
        return null;
    }

    /** Whether all of the request succeeded, each operation of a batch included. */
    private boolean hasSucceeded(TestedResponse response) {
        return response.status() < 300 && !response.text().contains("\"type\":\"/problems/");
    }

    private TestedResponse send(FuzzedRequest request, boolean counts) {
        try {
            for (int tries = 1;; tries++) {
                var begin = System.nanoTime();
                var received = client.send(request.to(service), BodyHandlers.ofByteArray());
                var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                if (millis > SLOW_MILLIS && tries < SLOW_TRIES) {
                    continue;
                }
                if (millis > SLOW_MILLIS) {
                    faults.add("slow: " + millis + " ms\n" + request.curl(service));
                }
                if (counts) {
                    slowest = Math.max(slowest, millis);
                    slowOnFirstTry += tries > 1 ? 1 : 0;
                }
                var headers = new HashMap<String, String>();
                received.headers().map()
                        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(values.size() - 1)));
                return new TestedResponse(request.method(), request.uri(), received.statusCode(), headers, received.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException("No response to " + request.curl(service), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void rememberResources(FuzzedRequest request, TestedResponse response) {
        if (response.status() == 200 || response.status() == 201) {
            try {
                resources.remember(request.operation().id(), json.readTree(response.body()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
