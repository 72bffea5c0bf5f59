package dev.standfirst.json;

import java.util.function.Supplier;

/** Change of the editable state of a resource. */
@FunctionalInterface
public interface InputChange<T> {

    /**
     * Returns the changed state.
     *
     * @param present editable state of the resource
     * @param view supplies the resource as a client reads it; only called if the change sends some of it back
     */
    T apply(T present, Supplier<?> view);
}
