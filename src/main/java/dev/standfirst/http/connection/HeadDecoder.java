package dev.standfirst.http.connection;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpConstants;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Decoder of Vert.x that also notices two facts which are lost after decoding: a folded header, whose lines Netty joins, and
 * the time at which an incomplete head began. A proxy in front may read a folded header otherwise than Netty.
 */
final class HeadDecoder extends VertxHttpRequestDecoder {

    private boolean isInBody;
    private boolean isFolded;
    private boolean isIncomplete;
    private long begin;

    HeadDecoder(HttpServerOptions options) {
        super(options);
    }

    /** Whether a part of a head was received, and its end is missing. */
    boolean isIncomplete() {
        return isIncomplete;
    }

    /** Time of the first byte of the incomplete head, as of {@link System#nanoTime}. */
    long begin() {
        return begin;
    }

    /** Sets the time at which the incomplete head began. */
    void restart(long now) {
        begin = now;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        if (isInBody) {
            super.decode(context, buffer, out);
            isInBody = out.isEmpty() || !(out.get(out.size() - 1) instanceof LastHttpContent);
        } else {
            decodeHead(context, buffer, out);
        }
    }

    private void decodeHead(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        var first = buffer.readerIndex();
        super.decode(context, buffer, out);
        isFolded |= startsALineWithWhitespace(buffer, first, buffer.readerIndex());
        if (out.isEmpty()) {
            if (!isIncomplete) {
                isIncomplete = true;
                begin = System.nanoTime();
            }
            return;
        }
        if (isFolded && out.get(0) instanceof HttpRequest request) {
            request.setDecoderResult(DecoderResult.failure(new FoldedHeaderException()));
        }
        isFolded = false;
        isIncomplete = false;
        isInBody = !(out.get(out.size() - 1) instanceof LastHttpContent);
    }

    /** Looks at the lines of a head that were decoded; the decoder takes whole lines only. */
    private static boolean startsALineWithWhitespace(ByteBuf buffer, int from, int to) {
        for (int line = from; line < to;) {
            var begin = buffer.getByte(line);
            if (begin == HttpConstants.SP || begin == HttpConstants.HT) {
                return true;
            }
            var end = buffer.indexOf(line, to, HttpConstants.LF);
            line = end < 0 ? to : end + 1;
        }
        return false;
    }
}
