package io.davylamp.web.edge;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One open connection: it waits for a request, idle or not, or its request is worked on. */
final class Connection {
    private final Channel channel;
    private final InetAddress address;
    private boolean idle;
    private int served;
    private long waitingSince = System.nanoTime();
    private @Nullable Runnable atExpiry;

    Connection(Channel channel, InetAddress address) {
        this.channel = channel;
        this.address = address;
    }

    Channel channel() {
        return channel;
    }

    InetAddress address() {
        return address;
    }

    /** The first bytes after a pause start the time a request has; those after them do not lengthen it. */
    synchronized void received() {
        if (idle) {
            idle = false;
            waitingSince = System.nanoTime();
        }
    }

    /** What is said to a sender whose body does not come to its end in time. */
    synchronized void atExpiry(Runnable answer) {
        atExpiry = answer;
    }

    /** A whole request is there. */
    synchronized void serving() {
        served++;
        atExpiry = null;
    }

    /** A request was answered, and the connection waits for the next. */
    synchronized void answered() {
        served--;
        idle = true;
        waitingSince = System.nanoTime();
    }

    synchronized boolean isWaiting() {
        return served <= 0;
    }

    synchronized boolean isIdle() {
        return idle;
    }

    synchronized Duration waitingFor() {
        return Duration.ofNanos(System.nanoTime() - waitingSince);
    }

    void expire() {
        Runnable answer = take();
        if (answer == null) {
            close();
        } else {
            channel.eventLoop().execute(answer);
        }
    }

    void close() {
        channel.close();
    }

    private synchronized @Nullable Runnable take() {
        Runnable answer = atExpiry;
        atExpiry = null;
        return answer;
    }
}
