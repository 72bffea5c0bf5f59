package dev.standfirst.cache.netty;

import org.jspecify.annotations.Nullable;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * A connection of HTTP/1.1, between its reading of requests and Vert.x: what {@link FastLane} answers goes no further.
 * Answers leave in the order of their requests (RFC 9112, §9.3.2), so as long as Vert.x owes one, all requests go there.
 */
final class FastLaneHandler extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<Boolean> IS_OPEN = AttributeKey.valueOf(FastLaneHandler.class, "isOpen");

    private final FastLane delivery;
    private final ConnectionBase connection;
    private final SocketAddress peer;
    private final @Nullable IdleStateHandler idle;

    /** How many answers Vert.x owes; at first, that to the request which has led here. */
    private int owed = 1;

    /** Whether what comes is the rest of a request that has been answered. */
    private boolean isAnswered;

    private boolean hasWritten;

    private FastLaneHandler(FastLane delivery, ConnectionBase connection, @Nullable IdleStateHandler idle) {
        this.delivery = delivery;
        this.connection = connection;
        this.peer = connection.remoteAddress();
        this.idle = idle;
    }

    /**
     * To be called while Vert.x handles the first request of a connection, and has seen no other: what was sent behind it comes
     * when that returns. Changes nothing for any other.
     */
    static void open(ConnectionBase connection, FastLane delivery) {
        var channel = connection.channel();
        if (channel.hasAttr(IS_OPEN)) {
            return;
        }
        channel.attr(IS_OPEN).set(true);
        var pipeline = channel.pipeline();
        var reading = pipeline.context(HttpRequestDecoder.class);
        var writing = pipeline.context(HttpResponseEncoder.class);
        // HTTP/2 has neither.
        if (reading != null && writing != null) {
            var direct = new FastLaneHandler(delivery, connection, pipeline.get(IdleStateHandler.class));
            pipeline.addAfter(reading.name(), FastLaneHandler.class.getName(), direct);
            pipeline.addAfter(writing.name(), Answers.class.getName(), direct.new Answers());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            // A client that does not read what it asked for is left to Vert.x.
            var written = owed == 0 && context.channel().isWritable() ? delivery.answer(request, peer, context) : 0;
            isAnswered = written > 0;
            if (isAnswered) {
                hasWritten = true;
                report(written);
                return;
            }
            owed++;
        } else if (isAnswered) {
            ReferenceCountUtil.release(message);
            return;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (hasWritten) {
            hasWritten = false;
            context.flush();
        }
        context.fireChannelReadComplete();
    }

    /** To those who sit behind us, and have seen nothing: who counts bytes, and who closes idle connections. */
    private void report(int written) {
        connection.reportBytesWritten(written);
        if (idle != null) {
            idle.resetReadTimeout();
        }
    }

    /** What Vert.x answers, on its last step before it is written. */
    private final class Answers extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent && !isInterim(message)) {
                owed--;
            }
            context.write(message, promise);
        }

        private static boolean isInterim(Object message) {
            return message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
    }
}
