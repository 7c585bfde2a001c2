package io.davylamp;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

@QuarkusMain
public final class Davylamp {
    private Davylamp() {}

    public static void main(String... args) {
        Quarkus.run(args);
    }
}
