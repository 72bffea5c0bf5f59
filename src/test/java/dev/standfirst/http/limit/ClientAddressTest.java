package dev.standfirst.http.limit;

import static dev.standfirst.http.limit.ClientAddresses.behind;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Who is asking, and who only says so. */
class ClientAddressTest {

    private static final String READER = "198.51.100.7";

    @Test
    void nobodyIsBelievedUnlessTheyAreNamed() {
        assertEquals(READER, behind("X-Forwarded-For").of(READER, List.of("203.0.113.1")));
        assertEquals(READER, behind("X-Forwarded-For", "10.0.0.0/8").of(READER, List.of("203.0.113.1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "203.0.113.1; 203.0.113.1",
            "203.0.113.1:4711; 203.0.113.1",
            // What the client made up stands before what the proxy has added.
            "192.0.2.66, 203.0.113.1; 203.0.113.1",
            "192.0.2.66, 203.0.113.1, 10.1.2.3; 203.0.113.1",
            "10.9.9.9, 10.1.2.3; 10.9.9.9",
            "10.9.9.9, 203.0.113.1; 203.0.113.1",
            "::ffff:203.0.113.1; 203.0.113.1",
            "2001:db8:1:2:3:4:5:6; 2001:db8:1:2:0:0:0:0",
            "[2001:db8:1:2::9]:4711; 2001:db8:1:2:0:0:0:0",
            // Where the proxy says nothing that can be understood, the proxy is all that is known.
            "unknown; 10.0.0.1",
            "203.0.113.1, unknown; 10.0.0.1",
            "203.0.113.1, ; 10.0.0.1",
            "localhost; 10.0.0.1",
            "203.0.113.256; 10.0.0.1",
            "203.0.113; 10.0.0.1",
    })
    void aTrustedProxyIsBelievedAsFarAsItKnows(String header, String client) {
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
    void orByTheHeaderOfTheStandard(String header, String client) {
        assertEquals(client, behind("Forwarded", "10.0.0.0/8").of("10.0.0.1", List.of(header)));
    }

    @Test
    void aHeaderThatIsThereSeveralTimesIsOneList() {
        var clients = behind("X-Forwarded-For", "10.0.0.0/8");

        assertEquals("203.0.113.1", clients.of("10.0.0.1", List.of("192.0.2.66", "203.0.113.1, 10.3.3.3")));
        assertEquals("10.0.0.1", clients.of("10.0.0.1", List.of()));
    }

    @Test
    void aNetworkHoldsWhatBeginsLikeIt() {
        assertTrue(holds("10.0.0.0/8", "10.255.0.1"));
        assertFalse(holds("10.0.0.0/8", "11.0.0.1"));
        assertTrue(holds("192.0.2.128/25", "192.0.2.200"));
        assertFalse(holds("192.0.2.128/25", "192.0.2.127"));
        assertTrue(holds("0.0.0.0/0", "203.0.113.1"));
        assertFalse(holds("0.0.0.0/0", "2001:db8::1"));
        assertTrue(holds("2001:db8::/33", "2001:db8:7fff::1"));
        assertFalse(holds("2001:db8::/33", "2001:db8:8000::1"));
        assertTrue(holds("203.0.113.1", "::ffff:203.0.113.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "10.0.0.0/33", "2001:db8::/129", "256.0.0.1", "1:2" })
    void whatIsNoNetworkIsRefused(String network) {
        assertThrows(IllegalArgumentException.class, () -> behind("X-Forwarded-For", network));
    }

    /** Whatever a stranger sends, they are who they are. */
    @Property
    void noHeaderMovesAStranger(@ForAll List<String> header) {
        assertEquals(READER, behind("X-Forwarded-For", "10.0.0.0/8").of(READER, header));
        assertEquals(READER, behind("Forwarded", "10.0.0.0/8").of(READER, header));
    }

    /** Nor does it move whoever comes through the proxy, which adds what it knows to the end. */
    @Property
    void noHeaderMovesWhoComesThroughAProxy(@ForAll List<String> header, @ForAll byte[] noise) {
        var made = Arrays.copyOf(header.toArray(String[]::new), header.size() + 2);
        made[header.size()] = "10.0.0." + (noise.length == 0 ? 1 : noise[0] & 0xff);
        made[header.size() + 1] = READER;

        assertEquals(READER, behind("X-Forwarded-For", "10.0.0.0/8").of("10.0.0.1", Arrays.asList(made)));
        made[header.size() + 1] = "for=" + READER;
        assertEquals(READER, behind("Forwarded", "10.0.0.0/8").of("10.0.0.1", Arrays.asList(made)));
    }

    private static boolean holds(String network, String address) {
        return AddressRange.of(network).holds(AddressRange.parse(address));
    }
}
