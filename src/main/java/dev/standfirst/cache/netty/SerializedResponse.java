package dev.standfirst.cache.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.standfirst.http.Header;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.buffer.Buffer;

/**
 * An answer as it goes over a connection of HTTP/1.1 (RFC 9112, §2.1), and lies where the socket takes it from: from the heap,
 * it would be copied there each time. The garbage collector frees it.
 */
public final class SerializedResponse {

    private static final String END_OF_LINE = "\r\n";

    private final ByteBuf bytes;
    private final int endOfHeaders;
    private final int body;

    /** The same bytes, for whom they are all: to be sent in parts, they cost less by hand. */
    private final @Nullable SendFileBody file;

    private SerializedResponse(ByteBuffer bytes, @Nullable SendFileBody file, int endOfHeaders, int body) {
        this.bytes = Unpooled.wrappedBuffer(bytes);
        this.file = file;
        this.endOfHeaders = endOfHeaders;
        this.body = body;
    }

    public static SerializedResponse of(HttpResponseStatus status, List<Header> headers, byte[] body) {
        var head = new StringBuilder(HttpVersion.HTTP_1_1.text()).append(' ').append(status).append(END_OF_LINE);
        // Refuses what would end a header before its end.
        var checked = new DefaultHttpHeaders();
        headers.forEach(header -> checked.add(header.name(), header.value()));
        headers.forEach(header -> append(header, head));
        var endOfHeaders = head.length();
        var ascii = head.append(END_OF_LINE).toString().getBytes(US_ASCII);
        var bytes = ByteBuffer.allocateDirect(ascii.length + body.length).put(ascii).put(body).flip();
        var file = SendFileBody.of(bytes);
        return new SerializedResponse(file == null ? bytes : file.bytes(), file, endOfHeaders, ascii.length);
    }

    private static void append(Header header, StringBuilder to) {
        to.append(header.name()).append(": ").append(header.value()).append(END_OF_LINE);
    }

    /**
     * Without flushing it.
     *
     * @param some headers that this answer has besides
     * @param others further ones
     * @return how many bytes that were
     */
    int write(ChannelHandlerContext to, List<Header> some, List<Header> others) {
        if (some.isEmpty() && others.isEmpty()) {
            if (file != null && file.canGo(to)) {
                to.write(file.whole(), to.voidPromise());
            } else {
                write(to, 0, length());
            }
            return length();
        }
        write(to, 0, endOfHeaders);
        var further = new StringBuilder();
        some.forEach(header -> append(header, further));
        others.forEach(header -> append(header, further));
        var ascii = to.alloc().ioBuffer(further.length());
        ascii.writeCharSequence(further, US_ASCII);
        to.write(ascii, to.voidPromise());
        write(to, endOfHeaders, length() - endOfHeaders);
        return length() + further.length();
    }

    private void write(ChannelHandlerContext to, int from, int length) {
        // Whoever has written a buffer releases it; this one is to be written again.
        to.write(Unpooled.unreleasableBuffer(bytes.slice(from, length)), to.voidPromise());
    }

    @SuppressWarnings("deprecation") // There is no other way to make such a buffer, as of Vert.x 4.
    public Buffer body() {
        return Buffer.buffer(bytes.slice(body, length() - body));
    }

    /** In bytes. */
    public int length() {
        return bytes.readableBytes();
    }
}
