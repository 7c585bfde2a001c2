package io.davylamp.web.edge;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Only so many of its kind are processed at once; one more waits for its turn for a while, then is refused. */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ConcurrencyLimited {
    @Nonbinding
    Kind value() default Kind.COMPUTATION;

    /** What takes turns with its like. */
    enum Kind {
        /** Computes the past again: minutes of one core. */
        REPLAY,
        /** Judges, prices or searches without keeping anything: seconds of one core. */
        COMPUTATION
    }
}
