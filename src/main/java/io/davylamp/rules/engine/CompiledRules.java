package io.davylamp.rules.engine;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/**
 * The engine's form of a rulebook, and the sessions that judge by it. Sessions come from a pool, which lives as long
 * as someone uses it: closing waits for no evaluation and breaks none. Who still holds a closed rulebook can go on
 * judging by it, without the pool; its classes go when the last holder lets go.
 */
public final class CompiledRules {
    private final KieBase base;
    private final KieSessionsPool pool;
    private final AtomicBoolean closed = new AtomicBoolean();
    /** The owner and every evaluation under way. */
    private final AtomicInteger users = new AtomicInteger(1);

    private CompiledRules(KieBase base) {
        this.base = base;
        this.pool = base.newKieSessionsPool(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Compiles generated DRL.
     *
     * @throws IllegalStateException where the engine does not take it, which would be a fault of the guard
     */
    public static CompiledRules build(String drl) {
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        thread.setContextClassLoader(CompiledRules.class.getClassLoader());
        try {
            return buildHere(drl);
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    /** The engine finds its own parts through the thread's class loader, once and for all: it must be ours. */
    private static CompiledRules buildHere(String drl) {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId(
                "io.davylamp", DrlWriter.PACKAGE, UUID.randomUUID().toString());
        ClassLoader loader = new RuleClassLoader(CompiledRules.class.getClassLoader());
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(id);
        files.write("src/main/resources/%s/rules.drl".formatted(DrlWriter.PACKAGE), drl);
        try {
            KieBuilder builder = services.newKieBuilder(files, loader).buildAll(ExecutableModelProject.class);
            if (builder.getResults().hasMessages(Level.ERROR)) {
                throw new IllegalStateException(builder.getResults().getMessages(Level.ERROR).stream()
                        .map(it -> it.getText().lines().findFirst().orElse(""))
                        .distinct()
                        .limit(5)
                        .collect(Collectors.joining("; ")));
            }
            KieContainer container = services.newKieContainer(id, loader);
            return new CompiledRules(container.getKieBase());
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    /** Runs a task with a session of its own. */
    public <T> T withSession(Function<KieSession, T> task) {
        if (!enter()) {
            return run(base.newKieSession(), task);
        }
        try {
            return run(pool.newKieSession(), task);
        } finally {
            leave();
        }
    }

    private static <T> T run(KieSession session, Function<KieSession, T> task) {
        try {
            return task.apply(session);
        } finally {
            session.dispose();
        }
    }

    /** Counts this evaluation in, unless the pool is gone or about to go. */
    private boolean enter() {
        return users.getAndUpdate(it -> it == 0 ? 0 : it + 1) > 0;
    }

    private void leave() {
        if (users.decrementAndGet() == 0) {
            pool.shutdown();
        }
    }

    void close() {
        if (closed.compareAndSet(false, true)) {
            leave();
        }
    }
}
