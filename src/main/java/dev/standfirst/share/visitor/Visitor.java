package dev.standfirst.share.visitor;

/** Who is sharing, as far as it can be told; never stored, never logged. */
public record Visitor(String address, String agent) {

    @Override
    public String toString() {
        return "a visitor";
    }
}
