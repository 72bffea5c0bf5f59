package dev.standfirst.cache;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that both lanes serve from the response cache. */
class CacheableRequestTest {

    @Test
    void onlyAnonymousReadsAreCacheable() {
        assertTrue(CacheableRequest.matches("GET", name -> null));
        assertTrue(CacheableRequest.matches("HEAD", name -> null));
        assertFalse(CacheableRequest.matches("POST", name -> null));
        assertFalse(CacheableRequest.matches("GET", Map.of("Authorization", "")::get));
        assertFalse(CacheableRequest.matches("GET", Map.of("Accept", "text/html")::get));
    }

    @ParameterizedTest
    @ValueSource(strings = { "*/*", "application/*", "application/json;q=1", "application/json; charset=utf-8",
            "Application/JSON",
            "text/html, application/json;q=1.0", "text/html;q=0.5,*/*", "application/json ; a=b ; q=1.000 , text/plain" })
    void acceptsJson(String accept) {
        assertTrue(CacheableRequest.acceptsJson(accept));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "text/html", "application/json;q=0.9", "text/html,application/xml;q=0.9,*/*;q=0.8",
            "application/json;q=0", "application/json;a=b;q=0.1", "application/json;q=1x", "application/json5",
            "text/html;a=\",*/*,\"" })
    void leavesOtherHeadersAcceptToTheResources(String accept) {
        assertFalse(CacheableRequest.acceptsJson(accept));
    }
}
