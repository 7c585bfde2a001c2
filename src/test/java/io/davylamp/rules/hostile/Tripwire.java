package io.davylamp.rules.hostile;

import java.util.concurrent.atomic.AtomicInteger;

/** What hostile rules try to call: it counts every touch, from loading the class on. */
public final class Tripwire {
    static final AtomicInteger TOUCHED = new AtomicInteger();

    private Tripwire() {}

    /** Returns a number, so that it fits wherever a rule may hold one. */
    public static int touch() {
        return TOUCHED.incrementAndGet();
    }
}
