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

import dev.standfirst.openapi.Answer;
import dev.standfirst.openapi.Contract;
import dev.standfirst.openapi.Document;
import dev.standfirst.openapi.Document.Operation;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Asks one request after the other, chosen by a seed: makes things, changes them and deletes them, and meets what has become of
 * them. What is answered wrongly is made as small as it can be, and shown as a line for a shell.
 */
public final class Fuzzer {

    private static final long SLOW_MILLIS = 1_000;

    /** One slow answer can be the fault of the machine; a slow request is slow each time. */
    private static final int SLOW_TIMES = 3;

    private static final int MOST_SHRINKS = 300;
    private static final int MOST_FAULTS = 20;

    private final URI service;
    private final Contract contract = Contract.committed();
    private final Things things = new Things();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private int asked;
    private int slowOnce;
    private long slowest;

    /** @param service without the path of the API, and without a slash at its end */
    public Fuzzer(URI service) {
        this.service = service;
    }

    /** What was answered wrongly; each with a line that asks it again. */
    public List<String> run(int requests, long seed, String token, Predicate<Operation> which) throws IOException {
        var document = Document.committed();
        var operations = document.operations().stream().filter(which).toList();
        var random = new Random(seed);
        JqwikSession.run(() -> {
            var all = new Requests(document, things, token);
            var generators = new HashMap<String, RandomGenerator<FuzzedRequest>>();
            operations.forEach(operation -> generators.put(operation.id(), all.of(operation).generator(1_000)));
            while (asked < requests && faults.size() < MOST_FAULTS) {
                var operation = operations.get(random.nextInt(operations.size()));
                var request = generators.get(operation.id()).next(random);
                var fault = ask(request.value(), true);
                if (fault != null && known.merge(operation.id() + fault.kind, 1, Integer::sum) == 1) {
                    faults.add(shown(shrunk(request, fault)));
                }
            }
        });
        System.out.printf("%n%d requests with the seed %d: %s, the slowest answer after %d ms%s; %d faults%n%n", asked, seed,
                statuses, slowest, slowOnce == 0 ? "" : ", " + slowOnce + " over a second that were quick when asked again",
                faults.size());
        return faults;
    }

    private record Fault(FuzzedRequest request, String kind, String what) {
    }

    private Fault shrunk(Shrinkable<FuzzedRequest> request, Fault fault) {
        var smallest = fault;
        var current = request;
        var left = MOST_SHRINKS;
        var goesOn = true;
        while (goesOn && left > 0) {
            goesOn = false;
            for (var candidate : (Iterable<Shrinkable<FuzzedRequest>>) current.shrink().limit(left)::iterator) {
                left--;
                var smaller = ask(candidate.value(), false);
                if (smaller != null && smaller.kind.equals(fault.kind)) {
                    smallest = smaller;
                    current = candidate;
                    goesOn = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private String shown(Fault fault) {
        return "%s: %s%n%s%n".formatted(fault.request.operation().id(), fault.what, fault.request.curl(service));
    }

    /** What is wrong with its answer; null where nothing is. */
    private Fault ask(FuzzedRequest request, boolean counts) {
        var answer = answer(request, counts);
        if (counts) {
            asked++;
            statuses.merge(answer.status(), 1, Integer::sum);
            note(request, answer);
        }
        // A database that is busy says so, and is no fault; it is counted.
        if (answer.status() >= 500 && answer.status() != 503) {
            return new Fault(request, " 5xx", answer.status() + " " + answer.text());
        }
        var undocumented = contract.faults(answer);
        if (!undocumented.isEmpty()) {
            return new Fault(request, undocumented.get(0).replaceAll("\\d+", ""), answer.status() + " is not as documented: "
                    + String.join("; ", undocumented) + " " + answer.text());
        }
        if (isDone(answer)) {
            var wrong = contract.faultsOfRequest(request.operation(), answer, request.body());
            if (!wrong.isEmpty()) {
                return new Fault(request, wrong.get(0).replaceAll("\\d+", ""), answer.status()
                        + " for what the document does not allow: " + String.join("; ", wrong));
            }
        }
        return null;
    }

    /** Of a batch, all of it. */
    private boolean isDone(Answer answer) {
        return answer.status() < 300 && !answer.text().contains("\"type\":\"/problems/");
    }

    private Answer answer(FuzzedRequest request, boolean counts) {
        try {
            for (int times = 1;; times++) {
                var begin = System.nanoTime();
                var response = client.send(request.to(service), BodyHandlers.ofByteArray());
                var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                if (millis > SLOW_MILLIS && times < SLOW_TIMES) {
                    continue;
                }
                if (millis > SLOW_MILLIS) {
                    faults.add("slow: " + millis + " ms\n" + request.curl(service));
                }
                if (counts) {
                    slowest = Math.max(slowest, millis);
                    slowOnce += times > 1 ? 1 : 0;
                }
                var headers = new HashMap<String, String>();
                response.headers().map()
                        .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.get(all.size() - 1)));
                return new Answer(request.method(), request.uri(), response.statusCode(), headers, response.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + request.curl(service), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void note(FuzzedRequest request, Answer answer) {
        if (answer.status() == 200 || answer.status() == 201) {
            try {
                things.note(request.operation().id(), json.readTree(answer.body()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
