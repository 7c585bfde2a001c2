package io.davylamp.web.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The connections that are open. Each has a time within which a whole request must come, and an address has a number
 * of them: where there are more, the one that has waited longest makes room, so that whoever sends his request at once
 * is served however many sit there silently. A connection whose request is worked on is never closed.
 */
@Singleton
class Connections {
    private static final long SWEEP_MILLIS = 500;

    private final HttpConfig config;
    private final Map<Channel, Connection> open = new ConcurrentHashMap<>();
    private final AtomicBoolean watching = new AtomicBoolean();

    Connections(HttpConfig config, Vertx vertx) {
        this.config = config;
        vertx.setPeriodic(SWEEP_MILLIS, id -> sweep());
    }

    /** The connection a request came on. The first one leads to where all others are accepted. */
    Connection of(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        Channel server = channel.parent();
        if (server != null && watching.compareAndSet(false, true)) {
            server.pipeline().addFirst(new Accepting());
        }
        return open.computeIfAbsent(channel, this::watched);
    }

    int count() {
        return open.size();
    }

    private Connection watched(Channel channel) {
        InetAddress address = channel.remoteAddress() instanceof InetSocketAddress it
                ? it.getAddress()
                : InetAddress.getLoopbackAddress();
        Connection connection = new Connection(channel, address);
        channel.pipeline().addFirst(new Watching(connection));
        return connection;
    }

    private void makeRoom(InetAddress address) {
        if (open.size() >= config.connections()) {
            longestWaiting(Optional.empty()).ifPresent(this::giveUp);
        }
        long ofAddress = open.values().stream()
                .filter(it -> it.address().equals(address))
                .count();
        if (ofAddress >= config.connectionsPerAddress()) {
            longestWaiting(Optional.of(address)).ifPresent(this::giveUp);
        }
    }

    /** Closing takes a moment, and the next one must not choose it again. */
    private void giveUp(Connection connection) {
        open.remove(connection.channel());
        connection.close();
    }

    private Optional<Connection> longestWaiting(Optional<InetAddress> address) {
        return open.values().stream()
                .filter(it ->
                        it.isWaiting() && address.map(it.address()::equals).orElse(true))
                .max(Comparator.comparing(Connection::waitingFor));
    }

    private void sweep() {
        open.values().stream()
                .filter(it -> it.isWaiting() && it.waitingFor().compareTo(allowed(it)) > 0)
                .forEach(Connection::expire);
    }

    private Duration allowed(Connection connection) {
        return connection.isIdle() ? config.idleFor() : config.requestWithin();
    }

    /** Sees every connection when it is accepted. */
    @ChannelHandler.Sharable
    private final class Accepting extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            Channel channel = (Channel) accepted;
            if (channel.remoteAddress() instanceof InetSocketAddress remote) {
                makeRoom(remote.getAddress());
            }
            open.computeIfAbsent(channel, Connections.this::watched);
            context.fireChannelRead(accepted);
        }
    }

    /** Sees what comes on a connection, and its end. */
    private final class Watching extends ChannelInboundHandlerAdapter {
        private final Connection connection;

        Watching(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            connection.received();
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            open.remove(connection.channel());
            context.fireChannelInactive();
        }
    }
}
