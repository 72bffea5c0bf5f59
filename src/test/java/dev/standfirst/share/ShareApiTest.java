package dev.standfirst.share;

import java.util.Locale;
import java.util.Map;

import dev.standfirst.testing.ApiTest;
import io.restassured.response.Response;

/** Requests that the tests of shares have in common. */
public abstract class ShareApiTest extends ApiTest {

    /** Shares a post as an anonymous visitor, who is known by the user agent. */
    protected static Response share(Object post, String network, String userAgent) {
        return anyone().redirects().follow(false).header("User-Agent", userAgent).body(Map.of("network", network))
                .post("/posts/{post}/shares", post);
    }

    /** The slug that the service generates for a tag. */
    protected static String slugOf(String tag) {
        return tag.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
