package dev.standfirst.json;

import static dev.standfirst.problem.ProblemType.MALFORMED;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.standfirst.problem.ProblemException;

/**
 * JSON text in UTF-8, the only encoding that RFC 8259, §8.1 allows. Rejects everything else with a 400 while it is read. JSON
 * contains no NUL, which Jackson takes for a sign of UTF-16 or UTF-32.
 */
final class Utf8Stream extends FilterInputStream {

    private final Utf8Octets octets = new Utf8Octets();
    private long position;

    Utf8Stream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        var octet = super.read();
        if (octet < 0) {
            checkEnd();
        } else {
            check(octet);
        }
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        if (read < 0) {
            checkEnd();
        }
        for (int i = offset; i < offset + read; i++) {
            check(Byte.toUnsignedInt(buffer[i]));
        }
        return read;
    }

    private void check(int octet) {
        position++;
        if (octet == 0) {
            throw MALFORMED.because(
                    "The body must be JSON in UTF-8. Octet %d is a NUL, as in UTF-16 and UTF-32; JSON contains none.", position);
        }
        if (!octets.accepts(octet)) {
            throw malformed();
        }
    }

    private void checkEnd() {
        if (!octets.isComplete()) {
            throw malformed();
        }
    }

    private ProblemException malformed() {
        return MALFORMED.because("The body must be well-formed UTF-8, and is not at octet %d.", position);
    }
}
