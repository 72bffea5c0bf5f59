package dev.standfirst.cache.netty;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import com.sun.management.UnixOperatingSystemMXBean;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FileRegion;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;

/**
 * A file that the system sends by itself (sendfile(2)): of a large answer, the copy into the socket costs more than all
 * else about it. It has no name, so nobody changes it, and it is written once: what was sent to whoever takes it slowly
 * is still read from it. The garbage collector frees it.
 */
final class SendFileBody {

    /** In bytes: of fewer, the copy costs less than the further call. */
    static final int LEAST = 32 * 1024;

    /** The rest of the files that the process may open is for its connections. */
    private static final int SHARE_OF_OPEN_FILES = 8;
    private static final int MOST = 1024;

    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicInteger LEFT = new AtomicInteger(most());

    private final FileChannel file;
    private final ByteBuffer bytes;

    private SendFileBody(FileChannel file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    private static int most() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? (int) Math.min(MOST, system.getMaxFileDescriptorCount() / SHARE_OF_OPEN_FILES)
                : 0;
    }

    /** Null where the bytes are few, there are too many such files, or nothing can be written here. */
    static @Nullable SendFileBody of(ByteBuffer bytes) {
        if (bytes.remaining() < LEAST || LEFT.getAndUpdate(left -> Math.max(left - 1, 0)) == 0) {
            return null;
        }
        try {
            var file = write(bytes.duplicate());
            var channel = file.file;
            CLEANER.register(file, () -> close(channel));
            return file;
        } catch (IOException e) {
            // Where there is no room for files, memory does.
            LEFT.incrementAndGet();
            return null;
        }
    }

    private static SendFileBody write(ByteBuffer bytes) throws IOException {
        var path = Files.createTempFile("standfirst", null);
        FileChannel file = null;
        try {
            file = FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            return new SendFileBody(file, file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
        } catch (IOException e) {
            if (file != null) {
                file.close();
            }
            throw e;
        } finally {
            // Nobody but us needs its name, not even until the end of the process.
            Files.deleteIfExists(path);
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            // It has been read only since it was written.
        }
        LEFT.incrementAndGet();
    }

    /** What is in it, where the system keeps that anyway. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** Whether what the connection sends need not go through our hands. */
    boolean canGo(ChannelHandlerContext to) {
        return file.isOpen() && to.channel() instanceof NioSocketChannel && to.pipeline().get(SslHandler.class) == null;
    }

    /** To be written to a connection, once. */
    FileRegion whole() {
        return new Whole(this);
    }

    private static final class Whole extends DefaultFileRegion {

        private final SendFileBody sent;

        private Whole(SendFileBody sent) {
            super(sent.file, 0, sent.bytes.remaining());
            this.sent = sent;
        }

        /** Until here it stays open; the next one reads it, too. */
        @Override
        protected void deallocate() {
            Reference.reachabilityFence(sent);
        }
    }
}
