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
 * Bytes of a large response in a file that the operating system sends by itself (sendfile(2)): copying them into the socket
 * costs more than everything else about the response. The file has no name and is written once, so a slow client still gets the
 * bytes after the response was invalidated. The garbage collector frees it.
 */
final class SendFileBody {

    /** Minimum of bytes; to copy fewer costs less than the additional system call. */
    static final int MIN_BYTES = 32 * 1024;

    /** One of 8 files that the process may open; connections need the others. */
    private static final int SHARE_OF_OPEN_FILES = 8;
    private static final int MAX_FILES = 1024;

    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicInteger AVAILABLE = new AtomicInteger(maxFiles());

    private final FileChannel file;
    private final ByteBuffer bytes;

    private SendFileBody(FileChannel file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    private static int maxFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? (int) Math.min(MAX_FILES, system.getMaxFileDescriptorCount() / SHARE_OF_OPEN_FILES)
                : 0;
    }

    /** Null if the bytes are fewer than {@link #MIN_BYTES}, too many files are open, or no file can be written. */
    static @Nullable SendFileBody of(ByteBuffer bytes) {
        if (bytes.remaining() < MIN_BYTES || AVAILABLE.getAndUpdate(available -> Math.max(available - 1, 0)) == 0) {
            return null;
        }
        try {
            var file = write(bytes.duplicate());
            var channel = file.file;
            CLEANER.register(file, () -> close(channel));
            return file;
        } catch (IOException e) {
            // Without a file, the response is sent from memory.
            AVAILABLE.incrementAndGet();
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
            // Only this method needs the name; DELETE_ON_CLOSE alone would keep it until the file is closed.
            Files.deleteIfExists(path);
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing is lost, because the file was only read since it was written.
        }
        AVAILABLE.incrementAndGet();
    }

    /** The content of the file, mapped into memory. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** Whether the connection can send a file as it is, which one with TLS cannot. */
    boolean canBeSentTo(ChannelHandlerContext to) {
        return file.isOpen() && to.channel() instanceof NioSocketChannel && to.pipeline().get(SslHandler.class) == null;
    }

    /** A new region of the whole file, to be written to one connection. */
    FileRegion region() {
        return new Region(this);
    }

    private static final class Region extends DefaultFileRegion {

        private final SendFileBody sent;

        private Region(SendFileBody sent) {
            super(sent.file, 0, sent.bytes.remaining());
            this.sent = sent;
        }

        /** Keeps the file open until it is sent, and does not close it, because other regions use it. */
        @Override
        protected void deallocate() {
            Reference.reachabilityFence(sent);
        }
    }
}
