package dev.standfirst.cache.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.Soon;

class SendFileBodyTest {

    @Test
    void holdsWhatIsLarge() {
        var bytes = bytes(SendFileBody.LEAST);

        var file = SendFileBody.of(ByteBuffer.wrap(bytes));

        assertNotNull(file);
        var held = new byte[bytes.length];
        assertEquals(bytes.length, file.bytes().remaining());
        file.bytes().duplicate().get(held);
        assertArrayEquals(bytes, held);
        assertNull(SendFileBody.of(ByteBuffer.wrap(bytes, 0, SendFileBody.LEAST - 1)));
    }

    @Test
    void isSentAgainAndAgain() throws IOException {
        var bytes = bytes(100_000);
        var file = SendFileBody.of(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
        assertNotNull(file);
        for (int time = 0; time < 3; time++) {
            var region = file.whole();
            var sent = new ByteArrayOutputStream();
            while (region.transferred() < region.count()) {
                region.transferTo(Channels.newChannel(sent), region.transferred());
            }
            region.release();

            assertArrayEquals(bytes, sent.toByteArray());
        }
    }

    /** More of them than may be open: those that nobody holds make room. */
    @Test
    void onesThatAreForgottenMakeRoomForOthers() throws InterruptedException {
        var bytes = ByteBuffer.allocateDirect(SendFileBody.LEAST);
        var held = new ArrayList<SendFileBody>();
        for (var file = SendFileBody.of(bytes); file != null; file = SendFileBody.of(bytes)) {
            held.add(file);
        }
        assertFalse(held.isEmpty());

        held.clear();
        Soon.holds(() -> {
            System.gc();
            assertNotNull(SendFileBody.of(bytes));
        });
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
