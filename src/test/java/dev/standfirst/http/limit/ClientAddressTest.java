package dev.standfirst.http.limit;

import static dev.standfirst.http.limit.ClientAddresses.behind;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Address of the client, from the connection or from a header of a trusted proxy. */
class ClientAddressTest {

    private static final String READER = "198.51.100.7";

    @Test
    void theHeaderIsIgnoredIfNoProxyIsTrusted() {
        assertEquals(READER, behind("X-Forwarded-For").of(READER, List.of("203.0.113.1")));
    }

    @Test
    void theHeaderIsIgnoredIfTheConnectionIsNotFromATrustedProxy() {
        assertEquals(READER, behind("X-Forwarded-For", "10.0.0.0/8").of(READER, List.of("203.0.113.1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "203.0.113.1; 203.0.113.1",
            "203.0.113.1:4711; 203.0.113.1",
            // The proxy appends to addresses that the client has made up.
            "192.0.2.66, 203.0.113.1; 203.0.113.1",
            "192.0.2.66, 203.0.113.1, 10.1.2.3; 203.0.113.1",
            "10.9.9.9, 10.1.2.3; 10.9.9.9",
            "10.9.9.9, 203.0.113.1; 203.0.113.1",
            "::ffff:203.0.113.1; 203.0.113.1",
            "2001:db8:1:2:3:4:5:6; 2001:db8:1:2:0:0:0:0",
            "[2001:db8:1:2::9]:4711; 2001:db8:1:2:0:0:0:0",
            // Without a valid address from the proxy, the client is the proxy itself.
            "unknown; 10.0.0.1",
            "203.0.113.1, unknown; 10.0.0.1",
            "203.0.113.1, ; 10.0.0.1",
            "localhost; 10.0.0.1",
            "203.0.113.256; 10.0.0.1",
            "203.0.113; 10.0.0.1",
    })
    void theLastUntrustedAddressInXForwardedForIsTheClient(String header, String client) {
        assertEquals(client, behind("X-Forwarded-For", "10.0.0.0/8").of("10.0.0.1", List.of(header)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "for=203.0.113.1; 203.0.113.1",
            "`For=203.0.113.1;proto=https;by=10.0.0.1`; 203.0.113.1",
            "`proto=https; for=\"203.0.113.1:4711\"`; 203.0.113.1",
            "`for=\"[2001:db8:1:2::9]:4711\"`; 2001:db8:1:2:0:0:0:0",
            "for=192.0.2.66, for=203.0.113.1, for=10.1.2.3; 203.0.113.1",
            "for=192.0.2.66, for=_hidden; 10.0.0.1",
            "for=192.0.2.66, for=unknown; 10.0.0.1",
            "203.0.113.1; 10.0.0.1",
            "`by=203.0.113.1;host=for=203.0.113.1`; 10.0.0.1",
    })
    void theLastUntrustedAddressInForwardedIsTheClient(String header, String client) {
        assertEquals(client, behind("Forwarded", "10.0.0.0/8").of("10.0.0.1", List.of(header)));
    }

    @Test
    void aRepeatedHeaderIsReadAsOneList() {
        assertEquals("203.0.113.1", behind("X-Forwarded-For", "10.0.0.0/8").of("10.0.0.1",
                List.of("192.0.2.66", "203.0.113.1, 10.3.3.3")));
    }

    @Test
    void aTrustedProxyThatSendsNoHeaderIsTheClient() {
        assertEquals("10.0.0.1", behind("X-Forwarded-For", "10.0.0.0/8").of("10.0.0.1", List.of()));
    }

    @ParameterizedTest
    @CsvSource({ "10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.1, false", "192.0.2.128/25, 192.0.2.200, true",
            "192.0.2.128/25, 192.0.2.127, false", "0.0.0.0/0, 203.0.113.1, true", "0.0.0.0/0, 2001:db8::1, false",
            "2001:db8::/33, 2001:db8:7fff::1, true", "2001:db8::/33, 2001:db8:8000::1, false",
            "203.0.113.1, ::ffff:203.0.113.1, true" })
    void aNetworkContainsTheAddressesWithItsPrefix(String network, String address, boolean isContained) {
        assertEquals(isContained, AddressRange.of(network).holds(AddressRange.parse(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "10.0.0.0/33", "2001:db8::/129", "256.0.0.1", "1:2" })
    void aMalformedNetworkIsRejected(String network) {
        assertThrows(IllegalArgumentException.class, () -> behind("X-Forwarded-For", network));
    }

    @Property
    void noHeaderChangesTheAddressOfAClientWithoutAProxy(@ForAll List<String> header) {
        assertEquals(READER, behind("X-Forwarded-For", "10.0.0.0/8").of(READER, header));
        assertEquals(READER, behind("Forwarded", "10.0.0.0/8").of(READER, header));
    }

    /** The proxy appends the real address to any values that the client sends. */
    @Property
    void noHeaderChangesTheAddressOfAClientBehindAProxy(@ForAll List<String> header, @ForAll byte[] noise) {
        var values = Arrays.copyOf(header.toArray(String[]::new), header.size() + 2);
        values[header.size()] = "10.0.0." + (noise.length == 0 ? 1 : noise[0] & 0xff);
        values[header.size() + 1] = READER;

        assertEquals(READER, behind("X-Forwarded-For", "10.0.0.0/8").of("10.0.0.1", Arrays.asList(values)));
        values[header.size() + 1] = "for=" + READER;
        assertEquals(READER, behind("Forwarded", "10.0.0.0/8").of("10.0.0.1", Arrays.asList(values)));
    }
}
