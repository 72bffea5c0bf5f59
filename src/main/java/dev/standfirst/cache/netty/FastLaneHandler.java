package dev.standfirst.cache.netty;

import org.jspecify.annotations.Nullable;

import dev.standfirst.http.connection.RequestGuard;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
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
 * Passes the requests of an HTTP/1.1 connection to {@link FastLane}, between {@link RequestGuard} and Vert.x. Responses must be
 * sent
 * in the order of their requests (RFC 9112, §9.3.2), so all requests go to Vert.x while one of its responses is outstanding.
 */
final class FastLaneHandler extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<Boolean> IS_ADDED = AttributeKey.valueOf(FastLaneHandler.class, "isAdded");

    private final FastLane lane;
    private final ConnectionBase connection;
    private final SocketAddress peer;
    private final @Nullable IdleStateHandler idle;

    /** Outstanding responses of Vert.x; at first, the one to the request during which this handler was added. */
    private int outstanding = 1;

    /** Whether the next messages are the rest of a request that the fast lane has served. */
    private boolean isServed;

    private boolean hasWritten;

    private FastLaneHandler(FastLane lane, ConnectionBase connection, @Nullable IdleStateHandler idle) {
        this.lane = lane;
        this.connection = connection;
        this.peer = connection.remoteAddress();
        this.idle = idle;
    }

    /**
     * Adds the fast lane to a connection of HTTP/1.1, once. To be called while Vert.x handles the first request of the
     * connection: Netty reads pipelined requests only after that call returns.
     */
    static void addTo(ConnectionBase connection, FastLane lane) {
        var channel = connection.channel();
        if (channel.hasAttr(IS_ADDED)) {
            return;
        }
        channel.attr(IS_ADDED).set(true);
        var pipeline = channel.pipeline();
        var encoder = pipeline.context(HttpResponseEncoder.class);
        var guard = pipeline.context(RequestGuard.class);
        // A connection of HTTP/2 has none of them.
        if (guard != null && encoder != null) {
            var handler = new FastLaneHandler(lane, connection, pipeline.get(IdleStateHandler.class));
            pipeline.addAfter(guard.name(), FastLaneHandler.class.getName(), handler);
            pipeline.addAfter(encoder.name(), ResponsesOfVertx.class.getName(), handler.new ResponsesOfVertx());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            // Vert.x handles clients that read their responses too slowly.
            var written = outstanding == 0 && context.channel().isWritable() ? lane.respond(request, peer, context) : 0;
            isServed = written > 0;
            if (isServed) {
                hasWritten = true;
                report(written);
                return;
            }
            outstanding++;
        } else if (isServed) {
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

    /** Informs the later handlers, which do not see the request: the counter of bytes and the timeout of idle connections. */
    private void report(int written) {
        connection.reportBytesWritten(written);
        if (idle != null) {
            idle.resetReadTimeout();
        }
    }

    /** Counts the responses of Vert.x just before they are encoded. */
    private final class ResponsesOfVertx extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent && !isInformational(message)) {
                outstanding--;
            }
            context.write(message, promise);
        }

        private static boolean isInformational(Object message) {
            return message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
    }
}
