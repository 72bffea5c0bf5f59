package dev.standfirst.http.connection;

import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.microprofile.config.ConfigProvider;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Transport of Vert.x that adds a {@link RequestGuard} to each connection of an HTTP server, and counts the connections. Vert.x
 * gives no other access to a connection before its first request, and a slow or malformed request is often the first one.
 */
final class GuardedTransport extends JDKTransport {

    private static final String MAX_CHUNK_SIZE = "quarkus.http.limits.max-chunk-size";

    /** Makes Vert.x use this transport. Java's service loader finds this class. */
    public static final class Provider implements VertxServiceProvider {

        @Override
        public void init(VertxBuilder builder) {
            // In development mode, Vert.x outlives the class loader of this class.
            if (LaunchMode.current() != LaunchMode.DEVELOPMENT && builder.findTransport() instanceof JDKTransport) {
                builder.findTransport(new GuardedTransport());
            }
        }
    }

    @Override
    public void configure(NetServerOptions options, boolean isDomainSocket, ServerBootstrap bootstrap) {
        super.configure(options, isDomainSocket, bootstrap);
        var config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        if (config.getOptionalValue(MAX_CHUNK_SIZE, MemorySize.class).isEmpty()) {
            // A server of a test without Quarkus, which has no such settings.
            return;
        }
        bootstrap.childHandler(new Connections(bootstrap.config().childHandler(), decoderOptions(config),
                config.getConfigMapping(ConnectionConfig.class)));
    }

    /** Limits of the decoder. Vert.x has the same options, and passes on only those that are not about HTTP. */
    private static HttpServerOptions decoderOptions(SmallRyeConfig config) {
        return new HttpServerOptions()
                .setMaxInitialLineLength(config.getValue("quarkus.http.limits.max-initial-line-length", Integer.class))
                .setMaxHeaderSize(bytes("quarkus.http.limits.max-header-size", config))
                .setMaxChunkSize(bytes(MAX_CHUNK_SIZE, config));
    }

    private static int bytes(String setting, SmallRyeConfig config) {
        return config.getValue(setting, MemorySize.class).asBigInteger().intValueExact();
    }

    /** Sets up each new connection: first as Vert.x does, which is complete when the call returns. */
    @ChannelHandler.Sharable
    private static final class Connections extends ChannelInitializer<Channel> {

        private final ChannelHandler vertx;
        private final HttpServerOptions options;
        private final ConnectionConfig config;
        private final AtomicInteger open = new AtomicInteger();

        Connections(ChannelHandler vertx, HttpServerOptions options, ConnectionConfig config) {
            this.vertx = vertx;
            this.options = options;
            this.config = config;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (open.incrementAndGet() > config.maxConnections()) {
                open.decrementAndGet();
                channel.close();
                return;
            }
            channel.closeFuture().addListener(closed -> open.decrementAndGet());
            channel.pipeline().addLast(vertx);
            if (!addGuard(channel.pipeline()) && channel.pipeline().get(Http1xOrH2CHandler.class) != null) {
                channel.pipeline().addLast(new AfterProtocolChoice());
            }
        }

        /** Returns false if Vert.x has not yet decided for HTTP/1. */
        private boolean addGuard(ChannelPipeline pipeline) {
            var original = pipeline.context(HttpRequestDecoder.class);
            if (original == null) {
                return false;
            }
            var decoder = new HeadDecoder(options);
            pipeline.replace(original.handler(), original.name(), decoder);
            pipeline.addAfter(original.name(), RequestGuard.NAME, new RequestGuard(decoder, config));
            return true;
        }

        /**
         * Adds the guard where HTTP/2 is allowed. Vert.x decides by the first bytes between the protocols, adds its handlers
         * behind this one, and passes the bytes on.
         */
        private final class AfterProtocolChoice extends ChannelInboundHandlerAdapter {

            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                addGuard(context.pipeline());
                context.fireChannelRead(message);
                context.pipeline().remove(this);
            }
        }
    }
}
