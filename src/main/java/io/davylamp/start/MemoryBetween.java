package io.davylamp.start;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bounds of a setting that is an amount of memory, written as in the settings: {@code 1M}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MemoryBetween.Validator.class)
public @interface MemoryBetween {
    String min();

    String max();

    String message() default "must be between {min} and {max}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares bytes with bytes. */
    final class Validator implements ConstraintValidator<MemoryBetween, MemorySize> {
        private long min;
        private long max;

        @Override
        public void initialize(MemoryBetween bounds) {
            min = Setting.bytes(bounds.min());
            max = Setting.bytes(bounds.max());
        }

        @Override
        public boolean isValid(MemorySize size, ConstraintValidatorContext context) {
            return size.asLongValue() >= min && size.asLongValue() <= max;
        }
    }
}
