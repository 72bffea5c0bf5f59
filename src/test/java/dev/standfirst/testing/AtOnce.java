package dev.standfirst.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Requests that are all made at the same moment. */
public final class AtOnce {

    private AtOnce() {
    }

    /** The answers, in the order of their numbers; these count from 0. */
    public static <T> List<T> times(int times, IntFunction<T> request) {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var start = new CountDownLatch(1);
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                var number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return request.apply(number);
                }));
            }
            start.countDown();
            var answers = new ArrayList<T>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
