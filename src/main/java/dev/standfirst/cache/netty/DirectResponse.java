package dev.standfirst.cache.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.standfirst.cache.SerializedResponse;
import dev.standfirst.http.Header;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.buffer.Buffer;

/**
 * Bytes of a response as HTTP/1.1 sends them (RFC 9112, §2.1), in direct memory: bytes on the heap would be copied there each
 * time. The garbage collector frees them.
 */
final class DirectResponse implements SerializedResponse {

    private static final String END_OF_LINE = "\r\n";

    private final HttpResponseStatus status;
    private final List<Header> headers;
    private final ByteBuf bytes;
    private final int endOfHeaders;
    private final Buffer body;

    /** The same bytes, to be sent as a whole; parts of them cost less to send from memory. */
    private final @Nullable SendFileBody file;

    @SuppressWarnings("deprecation") // Vert.x 4 has no other way to make a buffer from memory that exists.
    private DirectResponse(HttpResponseStatus status, List<Header> headers, ByteBuffer bytes, @Nullable SendFileBody file,
            int endOfHeaders, int startOfBody) {
        this.status = status;
        this.headers = headers;
        this.bytes = Unpooled.wrappedBuffer(bytes);
        this.file = file;
        this.endOfHeaders = endOfHeaders;
        this.body = Buffer.buffer(this.bytes.slice(startOfBody, size() - startOfBody));
    }

    static DirectResponse of(HttpResponseStatus status, List<Header> headers, byte[] body) {
        var head = new StringBuilder(HttpVersion.HTTP_1_1.text()).append(' ').append(status).append(END_OF_LINE);
        // Rejects a value that would end its header, such as one with a line break.
        var checked = new DefaultHttpHeaders();
        headers.forEach(header -> checked.add(header.name(), header.value()));
        headers.forEach(header -> append(header, head));
        var endOfHeaders = head.length();
        var ascii = head.append(END_OF_LINE).toString().getBytes(US_ASCII);
        var bytes = ByteBuffer.allocateDirect(ascii.length + body.length).put(ascii).put(body).flip();
        var file = SendFileBody.of(bytes);
        return new DirectResponse(status, headers, file == null ? bytes : file.bytes(), file, endOfHeaders, ascii.length);
    }

    /**
     * Writes the response with further headers, without flushing it.
     *
     * @return number of bytes written
     */
    int write(ChannelHandlerContext to, List<Header> some, List<Header> others) {
        if (some.isEmpty() && others.isEmpty()) {
            if (file != null && file.canBeSentTo(to)) {
                to.write(file.region(), to.voidPromise());
            } else {
                write(to, 0, size());
            }
            return size();
        }
        write(to, 0, endOfHeaders);
        var further = new StringBuilder();
        some.forEach(header -> append(header, further));
        others.forEach(header -> append(header, further));
        var ascii = to.alloc().ioBuffer(further.length());
        ascii.writeCharSequence(further, US_ASCII);
        to.write(ascii, to.voidPromise());
        write(to, endOfHeaders, size() - endOfHeaders);
        return size() + further.length();
    }

    private void write(ChannelHandlerContext to, int from, int length) {
        // Netty releases a buffer after it is written, and this one will be written again.
        to.write(Unpooled.unreleasableBuffer(bytes.slice(from, length)), to.voidPromise());
    }

    private static void append(Header header, StringBuilder to) {
        to.append(header.name()).append(": ").append(header.value()).append(END_OF_LINE);
    }

    @Override
    public HttpResponseStatus status() {
        return status;
    }

    @Override
    public List<Header> headers() {
        return headers;
    }

    @Override
    public Buffer body() {
        return body;
    }

    @Override
    public int size() {
        return bytes.readableBytes();
    }
}
