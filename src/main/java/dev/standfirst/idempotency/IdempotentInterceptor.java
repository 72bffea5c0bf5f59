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
 * Lets only the first request with a key reach the resource method. Its response is stored in the transaction of its effect, so
 * that either both are committed or neither is. An error rolls the transaction back and leaves the key free, including an error
 * of the validation, which runs inside this interceptor.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentInterceptor {

    private final CurrentKeyedRequest current;
    private final TransactionLock lock;
    private final StoredResponses responses;
    private final ObjectMapper json;

    IdempotentInterceptor(CurrentKeyedRequest current, TransactionLock lock, StoredResponses responses, ObjectMapper json) {
        this.current = current;
        this.lock = lock;
        this.responses = responses;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext method) throws Exception {
        var request = current.get();
        return request == null ? method.proceed() : QuarkusTransaction.requiringNew().call(() -> first(request, method));
    }

    private RestResponse<?> first(KeyedRequest request, InvocationContext method) throws Exception {
        if (!lock.tryAcquire(KeyedRequest.lock(request.token(), request.key()))) {
            throw IN_FLIGHT.because("The first request with this “%s” is still being processed. Retry for its response.",
                    IdempotencyKeyFilter.HEADER);
        }
        var fingerprint = request.fingerprint();
        var known = responses.find(request);
        if (known.isPresent()) {
            return replay(known.get(), fingerprint);
        }
        var response = (RestResponse<?>) method.proceed();
        responses.store(request, FirstResponse.of(response, fingerprint, json));
        return response;
    }

    private static RestResponse<?> replay(FirstResponse first, byte[] fingerprint) {
        if (!MessageDigest.isEqual(first.head().fingerprint(), fingerprint)) {
            throw KEY_REUSED.because("This “%s” was used before, with another path, query or body. "
                    + "The request had no effect; a new request requires a new key.", IdempotencyKeyFilter.HEADER);
        }
        return first.replay();
    }
}
