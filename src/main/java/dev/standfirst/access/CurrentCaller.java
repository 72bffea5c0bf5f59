package dev.standfirst.access;

import jakarta.enterprise.context.RequestScoped;

/** The caller of the request at hand. Below the resources, a {@link Caller} travels as a plain value. */
@RequestScoped
public class CurrentCaller {

    private Caller caller = Caller.ANONYMOUS;

    public Caller get() {
        return caller;
    }

    /** Called once, by what recognised the caller. */
    public void set(Caller caller) {
        this.caller = caller;
    }
}
