package dev.standfirst.change;

/** A view of something that has a version; its {@code ETag} begins with it. */
public interface Versioned {

    long version();
}
