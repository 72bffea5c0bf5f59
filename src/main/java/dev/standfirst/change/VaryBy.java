package dev.standfirst.change;

import org.jspecify.annotations.Nullable;

/** A request header on which some answers depend. Must be the same object each time. */
public interface VaryBy {

    /** The header's name. */
    String header();

    /** What the header comes to: the same text for all values that get the same answer. */
    String meaning(@Nullable String value);
}
