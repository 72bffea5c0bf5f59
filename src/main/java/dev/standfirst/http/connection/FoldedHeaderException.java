package dev.standfirst.http.connection;

/** A header line begins with whitespace (RFC 9112, §5.2). */
class FoldedHeaderException extends Exception {

    private static final long serialVersionUID = 1;

    FoldedHeaderException() {
        super("A header line begins with whitespace", null, false, false);
    }
}
