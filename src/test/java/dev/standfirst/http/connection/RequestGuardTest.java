package dev.standfirst.http.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerOptions;

/** Checks of the head of a request, and the time limits of slow clients; without Vert.x, and with a clock that stands still. */
class RequestGuardTest {

    private static final String HOST = "Host: a\r\n";
    private static final String GET = "GET /x HTTP/1.1\r\n" + HOST;
    private static final String POST = "POST /x HTTP/1.1\r\n" + HOST;
    private static final AttributeKey<Rejection> REJECTION = AttributeKey.valueOf(RequestGuard.class, "rejection");

    private final EmbeddedChannel channel = channel();

    private static EmbeddedChannel channel() {
        var decoder = new HeadDecoder(new HttpServerOptions().setMaxInitialLineLength(16_384).setMaxHeaderSize(16_384));
        var channel = new EmbeddedChannel(decoder, new RequestGuard(decoder, new ConnectionConfig() {

            @Override
            public Duration headTimeout() {
                return Duration.ofMillis(300);
            }

            @Override
            public Duration bodyTimeout() {
                return Duration.ofSeconds(10);
            }

            @Override
            public int maxConnections() {
                return 1;
            }
        }));
        return channel;
    }

    private void receive(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, ISO_8859_1));
    }

    private Rejection rejection() {
        return channel.attr(REJECTION).get();
    }

    /** Request lines and the sizes of the bodies that reach Vert.x, whatever the pieces in which the bytes arrive. */
    private List<String> passedOn() {
        var passedOn = new ArrayList<String>();
        for (Object message; (message = channel.readInbound()) != null;) {
            if (message instanceof HttpRequest request) {
                passedOn.add(request.method() + " " + request.uri());
            } else if (message instanceof HttpContent content) {
                passedOn.add((message instanceof LastHttpContent ? "last " : "part ") + content.content().readableBytes());
                content.release();
            }
        }
        return passedOn;
    }

    @ParameterizedTest
    @ValueSource(strings = { GET + "\r\n", POST + "Content-Length: 2\r\n\r\n{}",
            POST + "Transfer-Encoding: Chunked \r\n\r\n0\r\n\r\n",
            "\r\n" + GET + "X:\ty\r\nY:  z \r\n\r\n", "GET /x HTTP/1.0\r\n\r\n", "HEAD /x HTTP/1.1\r\n" + HOST + "\r\n",
            GET + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n" })
    void aWellFramedRequestIsPassedOnInPiecesOfAnySize(String request) {
        for (int most : new int[] { request.length(), 7, 1 }) {
            for (int from = 0; from < request.length(); from += most) {
                receive(request.substring(from, Math.min(from + most, request.length())));
            }

            assertNull(rejection());
            assertTrue(passedOn().get(0).endsWith(" /x"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "HOST | GET /x HTTP/1.1~Host: a~Host: a", "HOST | GET /x HTTP/1.1~Host: a~host: b",
            "HOST | POST /x HTTP/1.0~Host: a~X: y~HOST: b", "FOLDED_HEADER | GET /x HTTP/1.1~Host: a~X: y~ z",
            "FOLDED_HEADER | GET /x HTTP/1.1~Host: a~X: y~^z: 1",
            "FOLDED_HEADER | POST /x HTTP/1.1~Host: a~Content-Length: 1~ 0",
            "FOLDED_HEADER | GET /x HTTP/1.1~Host: a~Transfer-Encoding:~ chunked", "FOLDED_HEADER | GET /x HTTP/1.1~ Host: a",
            "UNKNOWN_CODING | POST /x HTTP/1.1~Host: a~Transfer-Encoding: xchunked",
            "UNKNOWN_CODING | POST /x HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked",
            "MALFORMED | POST /x HTTP/1.1~Host: a~Transfer-Encoding: chunked, gzip",
            "UNKNOWN_CODING | POST /x HTTP/1.1~Host: a~Transfer-Encoding: identity",
            "UNKNOWN_CODING | POST /x HTTP/1.1~Host: a~Transfer-Encoding: gzip~Transfer-Encoding: chunked",
            "CODINGS | POST /x HTTP/1.1~Host: a~Transfer-Encoding: chunked, chunked",
            "CODINGS | POST /x HTTP/1.1~Host: a~Transfer-Encoding: chunked~Transfer-Encoding: chunked",
            "CODINGS | POST /x HTTP/1.1~Host: a~Transfer-Encoding:",
            "CODINGS | POST /x HTTP/1.1~Host: a~Transfer-Encoding: ,chunked",
            "UNKNOWN_CODING | POST /x HTTP/1.1~Host: a~Transfer-Encoding: xchunked~Content-Length: 5",
            "LENGTH_AND_CODING | POST /x HTTP/1.1~Host: a~Transfer-Encoding: chunked~Content-Length: 5",
            "HOST | GET /x HTTP/1.1", "HOST | GET /x HTTP/1.1~Host:", "HOST | GET /x HTTP/1.1~Host: a b",
            "HOST | GET /x HTTP/1.0~Host: a/b",
            "VERSION | GET /x http/1.1~Host: a", "TARGET | GET http:///x HTTP/1.1~Host: a",
            "TARGET | GET http://a@b/x HTTP/1.1~Host: a",
            "MALFORMED | POST /x HTTP/1.0~Transfer-Encoding: chunked",
            "MALFORMED | POST /x HTTP/1.1~Host: a~Content-Length: 2~Content-Length: 3",
            "MALFORMED | POST /x HTTP/1.1~Host: a~Content-Length: 2, 2",
            "MALFORMED | POST /x HTTP/1.1~Host: a~Content-Length: +2",
            "MALFORMED | GET /x HTTP/1.1~Host: a~Sp ace: b", "MALFORMED | GET /x HTTP/1.1~Host : a",
            "MALFORMED | GET /x HTTP/1.1~nothing",
            "HIDDEN_BODY | GET /x HTTP/1.1~Host: a~Sec-WebSocket-Key1: 1~Sec-WebSocket-Key2: 2",
            "VERSION | GET /x HTTP/9.9~Host: a",
            "VERSION | GET /x HTTP/1.2~Host: a", "VERSION | PRI * HTTP/2.0", "METHOD | Z1Q /x HTTP/1.1~Host: a",
            "METHOD | get /x HTTP/1.1~Host: a", "METHOD | REJECTED /x HTTP/1.1~Host: a",
            "METHOD | CONNECT a:443 HTTP/1.1~Host: a",
            "METHOD | TRACE /x HTTP/1.1~Host: a", "TARGET | GET x HTTP/1.1~Host: a", "TARGET | GET * HTTP/1.1~Host: a",
            "TARGET | GET ftp://a/x HTTP/1.1~Host: a" })
    void anythingElseIsRejectedAndSoIsWhatFollows(Rejection expected, String head) {
        var request = head.replace("~", "\r\n").replace('^', '\t') + "\r\n\r\n";
        for (int most : new int[] { request.length(), 1 }) {
            var another = new RequestGuardTest();
            var bytes = request + GET + "\r\n";
            for (int from = 0; from < bytes.length(); from += most) {
                another.receive(bytes.substring(from, Math.min(from + most, bytes.length())));
            }

            assertEquals(expected, another.rejection(), head);
            var passedOn = another.passedOn();
            assertTrue(passedOn.get(0).startsWith("REJECTED /"), head);
            assertEquals(List.of("last 0"), passedOn.subList(1, passedOn.size()));
        }
    }

    @Test
    void anOverlongHeadIsRejectedByTheTooLongPart() {
        receive("GET /" + "a".repeat(20_000));
        assertEquals(Rejection.LINE_TOO_LONG, rejection());

        var another = new RequestGuardTest();
        another.receive(GET + "X: " + "a".repeat(20_000));
        assertEquals(Rejection.HEADERS_TOO_LARGE, another.rejection());

        var third = new RequestGuardTest();
        third.receive(GET + "X: a\r\n".repeat(5_000) + "\r\n");
        assertEquals(Rejection.HEADERS_TOO_LARGE, third.rejection());
    }

    @ParameterizedTest
    @CsvSource({ "http://b.example/y?z=1,/y?z=1,b.example", "HTTPS://b.example:8443,/,b.example:8443", "http://b?y,/?y,b",
            "http://b//y,//y,b", "/y?a=1;b=2&c=;,/y?a=1%3Bb=2&c=%3B,a", "/y;a=1?b,/y;a=1?b,a" })
    void theTargetBecomesPathAndQuery(String target, String expected, String host) {
        receive("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n");

        HttpRequest request = channel.readInbound();
        assertEquals(expected, request.uri());
        assertEquals(host, request.headers().get("Host"));
    }

    @Test
    void aBodyLosesItsTrailersOnly() {
        receive(POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-T: 1\r\nY-T: 2\r\n\r\n" + GET + "\r\n");

        assertEquals(List.of("POST /x", "part 2", "last 0", "GET /x", "last 0"), passedOn());
    }

    @Test
    void aBodyIsNoHead() {
        receive(POST + "Content-Length: 9\r\n\r\n {\n \n\t}\n\r" + GET + "\r\n");

        assertNull(rejection());
        assertEquals(List.of("POST /x", "last 9", "GET /x", "last 0"), passedOn());
    }

    @Test
    void anIncompleteHeadIsRejectedInTime() throws Exception {
        receive("GET /x HTTP/1.1\r\nHo");
        channel.runScheduledPendingTasks();
        assertNull(rejection());

        Thread.sleep(320);
        channel.runScheduledPendingTasks();

        assertEquals(Rejection.TOO_SLOW, rejection());
        assertEquals(List.of("REJECTED /", "last 0"), passedOn());
    }

    @Test
    void aHeadThatArrivesByteByByteHasNoMoreTimeThanAnother() throws Exception {
        for (var c : "GET /x HTTP/1.1\r\nHost".toCharArray()) {
            receive(String.valueOf(c));
            Thread.sleep(20);
            channel.runScheduledPendingTasks();
        }

        assertEquals(Rejection.TOO_SLOW, rejection());
    }

    @Test
    void aConnectionBetweenTwoRequestsIsNotSlow() throws Exception {
        receive(GET + "\r\n" + GET.substring(0, 3));
        receive(GET.substring(3) + "\r\n");
        Thread.sleep(320);
        channel.runScheduledPendingTasks();

        assertNull(rejection());
        assertTrue(channel.isOpen());
    }

    @Test
    void aBodyWithoutProgressIsAborted() {
        channel.freezeTime();
        receive(POST + "Content-Length: 9000\r\n\r\n");
        for (int i = 0; i < 2; i++) {
            receive("a".repeat(3_000));
            advance(5);
        }
        assertTrue(channel.isOpen());

        receive("a");
        advance(5);
        advance(5);

        assertFalse(channel.isOpen());
    }

    @Test
    void aBodyThatTheServiceDoesNotReadIsNotSlow() {
        channel.freezeTime();
        receive(POST + "Content-Length: 9000\r\n\r\n");
        channel.config().setAutoRead(false);
        for (int i = 0; i < 10; i++) {
            advance(5);
        }

        assertTrue(channel.isOpen());
    }

    private void advance(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    /** Whatever the bytes, no method and no target reaches Vert.x that the service does not know or that is no path. */
    @Test
    void randomBytesNeverPass() {
        var random = new Random(5);
        var pieces = List.of("GET", "POST", "ZQ", " ", "\t", "/", "//", "x", "?", ";", "%2e", "HTTP/1.1", "HTTP/1.0", "\r\n",
                "\n",
                "\r\n\r\n", "Host: a", "Host", ":", "Content-Length: 3", "Transfer-Encoding: chunked", "Transfer-Encoding: x",
                "0",
                "abc", "\0", "\u00ff", "http://", "*");
        for (int i = 0; i < 5_000; i++) {
            var another = new RequestGuardTest();
            for (int piece = 0; piece < 20; piece++) {
                another.receive(random.nextInt(3) == 0 ? GET + "\r\n" : pieces.get(random.nextInt(pieces.size())));
            }
            another.passedOn().stream().filter(line -> !line.startsWith("last") && !line.startsWith("part"))
                    .forEach(line -> assertTrue(line.matches("(GET|POST|REJECTED) /.*"), line));
        }
    }
}
