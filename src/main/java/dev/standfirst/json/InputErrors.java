package dev.standfirst.json;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.ProblemType;

/** Errors of one body. It keeps as many as a response contains, and counts the others. */
final class InputErrors {

    private final List<InvalidInput> errors = new ArrayList<>();
    private @Nullable ProblemType type;
    private int count;

    void add(ProblemType problem, InvalidInput error) {
        // A body that is not understood is a 400, whatever rule its understood part breaks.
        if (type == null || type.status() > problem.status()) {
            type = problem;
        }
        count++;
        if (errors.size() < ProblemException.MAX_ERRORS) {
            errors.add(error);
        }
    }

    /** Adds the errors of a part of the body. */
    void addAll(String pointer, ProblemException problem) {
        var nested = problem.under(pointer);
        nested.errors().forEach(error -> add(nested.type(), error));
    }

    void throwIfAny() {
        if (type != null) {
            throw new ProblemException(type, errors, count);
        }
    }
}
