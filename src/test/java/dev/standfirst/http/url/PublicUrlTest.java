package dev.standfirst.http.url;

import static dev.standfirst.http.limit.ClientAddresses.behind;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.http.limit.ClientAddress;
import dev.standfirst.problem.ProblemException;

/** URL of the service, from the setting, the request, or a trusted proxy. */
class PublicUrlTest {

    private static final String PROXY = "10.0.0.1";

    @ParameterizedTest
    @CsvSource({ "cms.example.org, http://cms.example.org", "localhost:8080, http://localhost:8080", "[::1]:8080, http://[::1]:8080",
            "192.0.2.1, http://192.0.2.1", "my_cms, http://my_cms" })
    void withoutAProxyTheHostOfTheRequestDecides(String host, String url) {
        assertEquals(url, of(url(behind("X-Forwarded-For")), host, "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example",
                "Forwarded: proto=https;host=evil.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a b", "a/b", "a?b", "a#b", "user@host", "a\\b", "<script>", "a:b", "a:123456", "ä.example", "[::1", "a\"b" })
    void anInvalidHostIsRejected(String host) {
        assertThrows(ProblemException.class, () -> of(url(behind("Forwarded")), host));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "X-Forwarded-Proto: https; https://inside:8080",
            "X-Forwarded-Proto: HTTPS; https://inside:8080",
            "X-Forwarded-Host: cms.example.org; http://cms.example.org",
            "X-Forwarded-Proto: https|X-Forwarded-Host: cms.example.org; https://cms.example.org",
            // The proxy appends to values that the client has made up.
            "X-Forwarded-Host: evil.example, cms.example.org; http://cms.example.org",
            "X-Forwarded-Host: evil.example|X-Forwarded-Host: cms.example.org; http://cms.example.org",
            "X-Forwarded-Proto: javascript; http://inside:8080",
            "X-Forwarded-Host: a/b; http://inside:8080",
            "`Forwarded: proto=https;host=cms.example.org`; http://inside:8080" })
    void aTrustedProxyReportsSchemeAndHost(String headers, String url) {
        assertEquals(url, of(url(behind("X-Forwarded-For", PROXY)), "inside:8080", headers.split("\\|")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "for=192.0.2.1;proto=https;host=cms.example.org | https://cms.example.org",
            "Proto=https; Host=\"cms.example.org:8443\" | https://cms.example.org:8443",
            "for=192.0.2.66;host=evil.example, for=192.0.2.1;proto=https | https://inside:8080",
            "proto=ftp;host=\"a b\" | http://inside:8080",
            "for=192.0.2.1 | http://inside:8080" })
    void aTrustedProxyReportsSchemeAndHostInForwarded(String forwarded, String url) {
        assertEquals(url, of(url(behind("Forwarded", PROXY)), "inside:8080", "Forwarded: " + forwarded,
                "X-Forwarded-Host: evil.example"));
    }

    @Test
    void anotherSenderThanATrustedProxyIsIgnored() {
        assertEquals("http://inside:8080",
                of(url(behind("X-Forwarded-For", "10.9.9.9")), "inside:8080", "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://cms.example.org", "http://localhost:8080", "https://example.org/cms", "https://example.org/cms/",
            "https://[2001:db8::1]:8443" })
    void anUrlOfTheServiceIsAValidSetting(String url) {
        assertTrue(url.matches(PublicUrl.FORM));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "cms.example.org", "ftp://cms.example.org", "https://", "https://a b", "https://a?b=c", "https://a#b",
            "https://user:secret@a" })
    void anythingElseIsNoValidSetting(String url) {
        assertFalse(url.matches(PublicUrl.FORM));
    }

    private static PublicUrl url(ClientAddress clients) {
        return new PublicUrl(Optional::empty, clients);
    }

    private static String of(PublicUrl url, String host, String... headers) {
        return url.ofRequest(PROXY, "http", host, name -> Arrays.stream(headers).map(line -> line.split(": ", 2))
                .filter(line -> line[0].equals(name)).map(line -> line[1]).toList());
    }
}
