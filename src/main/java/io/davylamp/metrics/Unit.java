package io.davylamp.metrics;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The unit and meaning of a metric's field, for the glossary rules are written by. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unit {
    /** The unit as people write it: {@code USD}, {@code fraction}, {@code days}. */
    String value();

    /** What the number says, in a few words. */
    String meaning();
}
