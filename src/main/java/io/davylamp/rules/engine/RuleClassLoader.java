package io.davylamp.rules.engine;

import java.util.List;
import java.util.Set;

/**
 * What compiled rules can load: the facts, {@code findings}, and the few classes of the engine and the JDK that their
 * generated code is made of. It is the second wall; the first is that the {@link DrlWriter} writes nothing else.
 * Resources stay open, for the compiler reads class files through them.
 */
final class RuleClassLoader extends ClassLoader {
    private static final List<String> PACKAGES = List.of(
            "io.davylamp.metrics.",
            "io.davylamp.mining.",
            "org.drools.core.base.accumulators.",
            "org.drools.model.",
            "org.drools.modelcompiler.");
    private static final Set<String> CLASSES = Set.of(
            Findings.class.getName(),
            "java.lang.Boolean",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.Exception",
            "java.lang.IllegalArgumentException",
            "java.lang.Integer",
            "java.lang.Number",
            "java.lang.Object",
            "java.lang.RuntimeException",
            "java.lang.String",
            "java.lang.Throwable",
            "java.lang.invoke.LambdaMetafactory",
            "java.lang.invoke.MethodHandles",
            "java.lang.invoke.StringConcatFactory",
            "java.time.format.DateTimeFormatter",
            "java.time.format.DateTimeFormatterBuilder",
            "java.util.ArrayList",
            "java.util.Arrays",
            "java.util.Collection",
            "java.util.Collections",
            "java.util.List",
            "java.util.Locale",
            "org.drools.ecj.EclipseJavaCompiler",
            "org.drools.util.DateUtils",
            "org.kie.api.builder.ReleaseId");

    static {
        registerAsParallelCapable();
    }

    RuleClassLoader(ClassLoader parent) {
        super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!CLASSES.contains(name) && PACKAGES.stream().noneMatch(name::startsWith)) {
            throw new ClassNotFoundException("rules may not use " + name);
        }
        return super.loadClass(name, resolve);
    }
}
