package dev.standfirst.idempotency;

import static dev.standfirst.problem.ProblemType.IN_FLIGHT;
import static dev.standfirst.problem.ProblemType.KEY_REUSED;

import java.security.MessageDigest;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.database.lock.TransactionLock;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Lets a request with a key through once. The first answer is kept in the transaction of its effect: either both are there, or
 * neither is. A refusal undoes the transaction and leaves the key free; so does one of the validation, around which this
 * stands.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentInterceptor {

    private final CurrentKey current;
    private final TransactionLock lock;
    private final KeptAnswers answers;
    private final ObjectMapper json;

    IdempotentInterceptor(CurrentKey current, TransactionLock lock, KeptAnswers answers, ObjectMapper json) {
        this.current = current;
        this.lock = lock;
        this.answers = answers;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext method) throws Exception {
        var request = current.get();
        return request == null ? method.proceed() : QuarkusTransaction.requiringNew().call(() -> first(request, method));
    }

    private RestResponse<?> first(KeyedRequest request, InvocationContext method) throws Exception {
        if (!lock.tryAcquire(KeyedRequest.lock(request.token(), request.key()))) {
            throw IN_FLIGHT.because("The first request with this “%s” has not been answered yet. Send it again for its answer.",
                    KeyFilter.HEADER);
        }
        var fingerprint = request.fingerprint();
        var known = answers.find(request);
        if (known.isPresent()) {
            return repeat(known.get(), fingerprint);
        }
        var answer = (RestResponse<?>) method.proceed();
        answers.keep(request, FirstAnswer.of(answer, fingerprint, json));
        return answer;
    }

    private static RestResponse<?> repeat(FirstAnswer first, byte[] fingerprint) {
        if (!MessageDigest.isEqual(first.head().fingerprint(), fingerprint)) {
            throw KEY_REUSED.because("This “%s” came before, with another path, query or body. "
                    + "Nothing was done; a new request needs a new key.", KeyFilter.HEADER);
        }
        return first.again();
    }
}
