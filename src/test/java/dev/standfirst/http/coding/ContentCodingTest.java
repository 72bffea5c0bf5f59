package dev.standfirst.http.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice between gzip and identity by {@code Accept-Encoding} (RFC 9110, §12.5.3). */
class ContentCodingTest {

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "GZIP", "Gzip", "x-gzip", "X-GZIP", "*", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8, *;q=0.1",
            "gzip;q=0.5", "gzip ; q=0.5", "gzip;\tq=1.000", "identity;q=0.5, gzip;q=0.5", "identity;q=0, gzip;q=0.001", "*;q=0.1",
            "deflate, gzip;q=1, identity;q=0.9", ",gzip", "gzip;Q=0.3", "identity;q=0, *", "gzip;level=9", "  gzip  ,  br  " })
    void gzipIsChosen(String acceptEncoding) {
        assertEquals(true, ContentCoding.isGzip(acceptEncoding));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ",", "identity", "br", "deflate, br, zstd", "gzip;q=0", "gzip;q=0.000", "x-gzip;q=0", "*;q=0",
            "gzip;q=0.5, identity;q=1", "gzip;q=0.5, IDENTITY", "gzip;q=0, *", "gzip;q=0.4, *;q=0.5", "gzip;q=", "gzip;q=x", "gzip;q=1.1",
            "gzip;q=-1", "gzip;q=0.0001", "gzip;q=2", "gzip;q=.5", "gzi", "gzipped", "agzip", "g zip", "identity;q=0", "gzip;q=10" })
    void identityIsChosen(String acceptEncoding) {
        assertEquals(false, ContentCoding.isGzip(acceptEncoding));
    }

    @Test
    void identityIsChosenWithoutTheHeader() {
        assertEquals(false, ContentCoding.isGzip((String) null));
    }

    /** Compares with the rules of the RFC, written down for readability instead of speed. */
    @Test
    void everyGeneratedHeaderIsReadByTheRulesOfTheRfc() {
        var random = new Random(23);
        for (int i = 0; i < 50_000; i++) {
            var header = header(random);

            assertEquals(isGzip(header), ContentCoding.isGzip(header), header);
        }
    }

    private static boolean isGzip(String header) {
        var weights = new HashMap<String, Double>();
        for (var element : header.split(",")) {
            var parts = element.split(";", 2);
            var name = parts[0].strip().toLowerCase(Locale.ROOT).replace("x-gzip", "gzip");
            weights.merge(name, parts.length == 1 ? 1 : weight(parts[1].strip()), Math::max);
        }
        var any = weights.getOrDefault("*", -1.0);
        var gzip = weights.getOrDefault("gzip", any);
        return gzip > 0 && gzip >= weights.getOrDefault("identity", any);
    }

    private static double weight(String parameter) {
        var weight = Pattern.compile("[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)").matcher(parameter);
        return weight.matches() ? Double.parseDouble(weight.group(1)) : 0;
    }

    private static String header(Random random) {
        return String.join(oneOf(random, ",", ", ", " ,\t"), IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> oneOf(random, "gzip", "GZip", "x-gzip", "identity", "Identity", "*", "br", "gzipx", "", "deflate")
                        + oneOf(random, "", "", ";", "; ", " ;").replaceAll("(.*;.*)",
                                "$1" + oneOf(random, "q=", "Q=")
                                        + oneOf(random, "0", "1", "0.5", "0.25", "0.001", "1.000", "1.001", "0.", "1.", "", "x", "0.5555", "00",
                                                "1.5")))
                .toList());
    }

    private static String oneOf(Random random, String... choices) {
        return List.copyOf(Arrays.asList(choices)).get(random.nextInt(choices.length));
    }
}
