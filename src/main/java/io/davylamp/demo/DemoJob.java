package io.davylamp.demo;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.PrintStream;
import org.jboss.logging.Logger;

/** Plays the demo beside a starting service, if it is to be played and the database holds nobody else. */
@ApplicationScoped
class DemoJob {
    private static final Logger LOG = Logger.getLogger(DemoJob.class);

    private final DemoConfig config;
    private final DemoPlayer player;
    private volatile boolean stopping;

    DemoJob(DemoConfig config, DemoPlayer player) {
        this.config = config;
        this.player = player;
    }

    void start(@Observes StartupEvent event) {
        if (config.play()) {
            Thread thread = new Thread(this::play, "demo");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void play() {
        try {
            DemoBook book = DemoBook.load();
            if (player.isDue(book)) {
                PrintStream console = System.out;
                player.play(book, console::println);
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.error("the demo stopped; it continues at the next start", e);
            }
        }
    }
}
