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

/** Files from which the system sends large responses by itself. */
class SendFileBodyTest {

    @Test
    void largeBodyIsHeldInAFile() {
        var bytes = bytes(SendFileBody.MIN_BYTES);

        var file = SendFileBody.of(ByteBuffer.wrap(bytes));

        assertNotNull(file);
        var held = new byte[bytes.length];
        assertEquals(bytes.length, file.bytes().remaining());
        file.bytes().duplicate().get(held);
        assertArrayEquals(bytes, held);
    }

    @Test
    void smallBodyIsNotHeldInAFile() {
        assertNull(SendFileBody.of(ByteBuffer.wrap(bytes(SendFileBody.MIN_BYTES), 0, SendFileBody.MIN_BYTES - 1)));
    }

    @Test
    void fileIsSentRepeatedly() throws IOException {
        var bytes = bytes(100_000);
        var file = SendFileBody.of(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
        assertNotNull(file);
        for (int time = 0; time < 3; time++) {
            var region = file.region();
            var sent = new ByteArrayOutputStream();
            while (region.transferred() < region.count()) {
                region.transferTo(Channels.newChannel(sent), region.transferred());
            }
            region.release();

            assertArrayEquals(bytes, sent.toByteArray());
        }
    }

    /** Opens as many files as the process may keep open, and then drops them. */
    @Test
    void unreferencedFilesMakeRoomForOthers() throws InterruptedException {
        var bytes = ByteBuffer.allocateDirect(SendFileBody.MIN_BYTES);
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
