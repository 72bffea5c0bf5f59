package dev.standfirst.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The charset of a body. */
class BodyCodingTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "application/json", "application/json;charset=utf-8", "application/json; charset=UTF-8",
            "APPLICATION/JSON; CHARSET=\"Utf-8\"", "application/json;charset=utf8", "text/plain; charset=us-ascii",
            "application/json; profile=x; charset=utf-8", "application/json; xcharset=utf-16" })
    void utf8IsAccepted(String contentType) {
        assertTrue(BodyCoding.isUtf8(contentType));
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json;charset=utf-16", "application/json; charset=iso-8859-1", "text/plain; charset=\"UTF-32\"",
            "application/json; charset=", "application/json; a=b;charset=windows-1252", "application/json; charset=utf-7" })
    void anotherCharsetIsRejected(String contentType) {
        assertFalse(BodyCoding.isUtf8(contentType));
    }
}
