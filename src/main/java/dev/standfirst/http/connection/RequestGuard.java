package dev.standfirst.http.connection;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Passes on the requests of one connection that obey {@link Framing} and arrive in time. Instead of the first other one, Vert.x
 * gets a substitute with the method {@link #REJECTED}, so that the response keeps its place among pipelined responses, is
 * counted once and looks like every other problem. The connection is closed after that response.
 */
public final class RequestGuard extends ChannelDuplexHandler {

    /** Name in the pipeline. */
    public static final String NAME = "requestGuard";

    /** Method of a substitute. Clients cannot send it, because this handler rejects every method that it does not know. */
    public static final String REJECTED = "REJECTED";

    /** A body that is slower for the body timeout is aborted. 500 bytes are a few words on the worst mobile connection. */
    static final int MIN_BYTES_PER_SECOND = 500;

    /** Closing at once would reset the connection while the client still sends, and it would lose the response. */
    private static final long LINGER_SECONDS = 2;

    private static final int MAX_KEPT_TARGET = 200;

    private static final AttributeKey<Rejection> REJECTION = AttributeKey.valueOf(RequestGuard.class, "rejection");

    private final HeadDecoder decoder;
    private final long headNanos;
    private final long bodyCheckNanos;

    private @Nullable ScheduledFuture<?> check;
    private boolean isInBody;
    private boolean isRejected;
    private boolean isLingering;
    private long bytesSinceCheck;
    private boolean wasSlow;

    RequestGuard(HeadDecoder decoder, ConnectionConfig config) {
        this.decoder = decoder;
        this.headNanos = config.headTimeout().toNanos();
        // Two checks in a row must find the body slow.
        this.bodyCheckNanos = Math.max(1, config.bodyTimeout().toNanos() / 2);
    }

    /** Why this connection is being closed; null if it is not. */
    public static @Nullable Rejection rejection(HttpConnection connection) {
        return connection instanceof ConnectionBase netty ? netty.channel().attr(REJECTION).get() : null;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isRejected) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest request) {
            var rejection = Framing.check(request);
            if (rejection == null) {
                isInBody = true;
                context.fireChannelRead(request);
            } else if (request.decoderResult().cause() instanceof PrematureChannelClosureException) {
                // The client has gone in the middle of a head.
                isRejected = true;
                ReferenceCountUtil.release(message);
            } else {
                reject(context, rejection, request);
            }
        } else if (message instanceof LastHttpContent last) {
            isInBody = false;
            wasSlow = false;
            context.fireChannelRead(withoutTrailers(last));
        } else {
            if (message instanceof HttpContent content) {
                bytesSinceCheck += content.content().readableBytes();
            }
            context.fireChannelRead(message);
        }
    }

    /** Trailers have no meaning for the service; Vert.x would pass them on as a part of the body with no bytes. */
    private static LastHttpContent withoutTrailers(LastHttpContent last) {
        if (last.content().isReadable() || last.decoderResult().isFailure()) {
            return last;
        }
        last.release();
        return LastHttpContent.EMPTY_LAST_CONTENT;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        // Most requests arrive as a whole, and need no timer.
        if (check == null && !isRejected && (isInBody || decoder.isIncomplete())) {
            bytesSinceCheck = 0;
            wasSlow = false;
            schedule(context);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (check != null) {
            check.cancel(false);
        }
        context.fireChannelInactive();
    }

    private void schedule(ChannelHandlerContext context) {
        var wait = isInBody ? bodyCheckNanos : Math.max(1, decoder.begin() + headNanos - System.nanoTime());
        check = context.executor().schedule(() -> check(context), wait, NANOSECONDS);
    }

    private void check(ChannelHandlerContext context) {
        check = null;
        if (isRejected) {
            return;
        }
        // While Vert.x does not read, because the service is busy with earlier bytes, the client is not the slow one.
        var isReading = context.channel().config().isAutoRead();
        if (isInBody) {
            checkBody(context, isReading);
        } else if (decoder.isIncomplete()) {
            checkHead(context, isReading);
        }
    }

    private void checkBody(ChannelHandlerContext context, boolean isReading) {
        var isSlow = isReading && bytesSinceCheck < MIN_BYTES_PER_SECOND * (double) bodyCheckNanos / SECONDS.toNanos(1);
        if (isSlow && wasSlow) {
            isRejected = true;
            context.close();
            return;
        }
        wasSlow = isSlow;
        bytesSinceCheck = 0;
        schedule(context);
    }

    private void checkHead(ChannelHandlerContext context, boolean isReading) {
        var now = System.nanoTime();
        if (!isReading) {
            decoder.restart(now);
        }
        if (now - decoder.begin() < headNanos) {
            schedule(context);
        } else {
            reject(context, Rejection.TOO_SLOW, null);
            context.fireChannelReadComplete();
        }
    }

    private void reject(ChannelHandlerContext context, Rejection rejection, @Nullable HttpRequest request) {
        isRejected = true;
        context.channel().attr(REJECTION).set(rejection);
        var substitute = substitute(request);
        ReferenceCountUtil.release(request);
        context.fireChannelRead(substitute);
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /** A request that every handler can read: its path and those headers that identify the client, if they could be read. */
    private static HttpRequest substitute(@Nullable HttpRequest request) {
        var headers = HeadersMultiMap.httpHeaders();
        if (request != null && request.headers() instanceof HeadersMultiMap original) {
            for (var name : new CharSequence[] { HttpHeaderNames.AUTHORIZATION, "X-Forwarded-For", "Forwarded" }) {
                headers.add(name, (Iterable<?>) original.getAll(name));
            }
        }
        headers.set(HttpHeaderNames.HOST, "localhost").set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, new HttpMethod(REJECTED), target(request), headers);
    }

    private static String target(@Nullable HttpRequest request) {
        return request != null && request.uri().startsWith("/") && request.uri().length() <= MAX_KEPT_TARGET ? request.uri()
                : "/";
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!isRejected || isLingering || !(context.channel() instanceof DuplexChannel channel) || !channel.isActive()) {
            context.close(promise);
            return;
        }
        isLingering = true;
        channel.shutdownOutput();
        channel.config().setAutoRead(true);
        context.executor().schedule(() -> context.close(promise), LINGER_SECONDS, SECONDS);
    }
}
