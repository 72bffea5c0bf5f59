package dev.standfirst.share.visitor;

/**
 * A visitor as far as a request identifies one; never stored and never logged.
 *
 * @param address IP address
 * @param agent header {@code User-Agent}, empty if the request has none
 */
public record Visitor(String address, String agent) {

    /** Leaves out the address and the user agent, in case a visitor is logged. */
    @Override
    public String toString() {
        return "a visitor";
    }
}
