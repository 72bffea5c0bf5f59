package dev.standfirst.http.connection;

import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.ProblemType;
import io.netty.handler.codec.http.ContentLengthNotAllowedException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** Why a request is rejected before Vert.x reads it. The connection is closed, because its next bytes cannot be trusted. */
public enum Rejection {
    MALFORMED(ProblemType.MALFORMED,
            "The head of the request must follow RFC 9112: three words in the request line, CR LF at the end of each line, no space"
                    + " in a header's name or before its colon, and one “Content-Length” in digits or none."),
    FOLDED_HEADER(ProblemType.MALFORMED, "No header line may begin with a space: a value must not continue on the next line."),
    HOST(ProblemType.MALFORMED, "The header “Host” must occur once, and be a host with or without a port."),
    TARGET(ProblemType.MALFORMED, "The request target must be a path that begins with “/”, or an http URL."),
    CODINGS(ProblemType.MALFORMED, "“Transfer-Encoding” must be “chunked” and nothing else."),
    LENGTH_AND_CODING(ProblemType.MALFORMED, "“Content-Length” and “Transfer-Encoding” exclude each other."),
    HIDDEN_BODY(ProblemType.MALFORMED,
            "“Sec-WebSocket-Key1” announces a body without a length; the service has no WebSockets."),
    UNKNOWN_CODING(ProblemType.NOT_IMPLEMENTED, "The only transfer coding is “chunked”."),
    METHOD(ProblemType.NOT_IMPLEMENTED, "The methods are GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS."),
    VERSION(ProblemType.VERSION_NOT_SUPPORTED, "The versions are HTTP/1.1 and HTTP/1.0."),
    LINE_TOO_LONG(ProblemType.URI_TOO_LONG,
            "The address is longer than the service accepts. Send a shorter query, or several requests."),
    HEADERS_TOO_LARGE(ProblemType.HEADERS_TOO_LARGE, "The headers together are larger than the service accepts."),
    TOO_SLOW(ProblemType.TIMEOUT, "The headers were not complete in time. Send them at once.");

    private final ProblemType type;
    private final String detail;

    Rejection(ProblemType type, String detail) {
        this.type = type;
        this.detail = detail;
    }

    public ProblemException problem() {
        return type.because(detail);
    }

    /** The rejection that follows from an error of Netty's decoder. */
    static Rejection of(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return LINE_TOO_LONG;
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return HEADERS_TOO_LARGE;
        }
        if (cause instanceof ContentLengthNotAllowedException) {
            return LENGTH_AND_CODING;
        }
        return cause instanceof FoldedHeaderException ? FOLDED_HEADER : MALFORMED;
    }
}
