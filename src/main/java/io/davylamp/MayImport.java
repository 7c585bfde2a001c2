package io.davylamp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The packages of ours that a package imports, by their names below {@code io.davylamp}: {@code "rules"} is that package
 * alone, without the rooms inside it. A package imports exactly these; a test holds it.
 */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface MayImport {
    String[] value();
}
