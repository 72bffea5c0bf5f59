package dev.standfirst.change;

/** A view of a resource that has a version; its entity tag begins with the version. */
public interface Versioned {

    long version();
}
