package dev.standfirst.delivery;

import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.RequestScoped;

/** The request headers that the answer at hand depends on, besides those that every answer depends on. */
@RequestScoped
public class Variants {

    private final Set<String> headers = new TreeSet<>();

    /** Called by whoever looks at the header. */
    public void by(String header) {
        headers.add(header);
    }

    Set<String> headers() {
        return headers;
    }
}
