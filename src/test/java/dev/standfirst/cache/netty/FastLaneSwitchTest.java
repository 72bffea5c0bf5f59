package dev.standfirst.cache.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.standfirst.cache.CacheConfig;
import dev.standfirst.cache.ResponseSerializer;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;

/** The setting {@code standfirst.cache.fast-lane}. */
class FastLaneSwitchTest {

    private final Filters filters = new Filters();

    @Test
    void fastLaneIsInstalledWhereTheSettingIsOn() {
        var on = new FastLaneSwitch(new Settings(1, true), null);
        on.install(filters);

        assertEquals(1, filters.getFilters().size());
        assertInstanceOf(DirectResponse.class, on.serializer().serialize(HttpResponseStatus.OK, List.of(), new byte[1]));
    }

    @Test
    void fastLaneIsNotInstalledWhereTheSettingIsOff() {
        assertIsOff(new Settings(1, false));
    }

    @Test
    void fastLaneIsNotInstalledWithoutAResponseCache() {
        assertIsOff(new Settings(0, true));
    }

    private void assertIsOff(CacheConfig settings) {
        var off = new FastLaneSwitch(settings, null);
        off.install(filters);

        assertEquals(0, filters.getFilters().size());
        assertSame(ResponseSerializer.HEAP, off.serializer());
    }

    private record Settings(long bytes, boolean fastLane) implements CacheConfig {

        @Override
        public MemorySize weight() {
            return new MemorySize(BigInteger.valueOf(bytes));
        }

        @Override
        public Duration maxAge() {
            return Duration.ZERO;
        }

        @Override
        public Duration staleWhileRevalidate() {
            return Duration.ZERO;
        }
    }
}
