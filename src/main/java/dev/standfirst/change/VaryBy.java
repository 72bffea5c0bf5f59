package dev.standfirst.change;

import org.jspecify.annotations.Nullable;

/** A request header on which responses depend. An implementation must be the same object for every response. */
public interface VaryBy {

    /** Name of the header. */
    String header();

    /** Normalizes a value of the header: equal results for all values that get the same response. */
    String normalize(@Nullable String value);
}
