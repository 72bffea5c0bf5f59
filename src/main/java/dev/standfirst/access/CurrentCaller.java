package dev.standfirst.access;

import jakarta.enterprise.context.RequestScoped;

/** The caller of the current request. Below the resources, a {@link Caller} is passed as a plain value. */
@RequestScoped
public class CurrentCaller {

    private Caller caller = Caller.ANONYMOUS;

    public Caller get() {
        return caller;
    }

    /** Called once, after the token of the request has been found. */
    public void set(Caller caller) {
        this.caller = caller;
    }
}
