package io.davylamp.start;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * One key below {@code davylamp.}, as a {@code *Config} interface declares it.
 *
 * @param key the key; {@code *} stands for a name that is chosen by who sets it
 * @param type of one value, without {@code Optional}
 * @param bounds what carries the annotations that bound it
 * @param usual its value where it is not set
 */
public record Setting(String key, Class<?> type, AnnotatedElement bounds, Optional<String> usual) {
    private static final int NANOS = 9;
    /** Any other word would be taken for false. */
    private static final Set<String> YES_OR_NO = Set.of("true", "false", "yes", "no", "on", "off", "1", "0");

    /** From the smallest to the largest value, both allowed, in the unit of {@link #amount}. */
    private record Range(BigDecimal min, BigDecimal max, String text) {
        boolean holds(BigDecimal value) {
            return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
        }
    }

    static Setting of(String key, Method method) {
        Optional<String> usual =
                Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
        Class<?> type = method.getReturnType();
        if (type == OptionalInt.class) {
            return new Setting(key, int.class, method, usual);
        }
        if (type != Optional.class) {
            return new Setting(key, type, method, usual);
        }
        AnnotatedType inside =
                ((AnnotatedParameterizedType) method.getAnnotatedReturnType()).getAnnotatedActualTypeArguments()[0];
        return new Setting(key, inside.getType() instanceof Class<?> one ? one : List.class, inside, usual);
    }

    /** What is allowed, where that can be said without looking at other keys. */
    public Optional<String> allowed() {
        if (type == boolean.class) {
            return Optional.of("true or false");
        } else if (type.isEnum()) {
            return Optional.of(Arrays.stream(type.getEnumConstants())
                    .map(it -> it.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", ")));
        }
        return pattern().map(Pattern::message).or(() -> range().map(Range::text));
    }

    /** What is wrong with a value that is set, and what may help. */
    Optional<String> problem(String name, String value, SmallRyeConfig config) {
        if (type == List.class || isAllowed(value, config)) {
            return Optional.empty();
        }
        String what = allowed()
                .map(it -> "%s is %s; allowed is %s.".formatted(name, value, it))
                .orElseGet(() -> "%s does not hold a %s.".formatted(name, type.getSimpleName()));
        String advice = usual.map(it -> "Maybe leave it out: it is %s then.".formatted(it))
                .orElse("Maybe compare with its description in the documentation.");
        return Optional.of(what + "\n  " + advice);
    }

    private boolean isAllowed(String value, SmallRyeConfig config) {
        if (type == boolean.class) {
            return YES_OR_NO.contains(value.toLowerCase(Locale.ROOT));
        }
        try {
            Object converted =
                    config.convert(value, MethodType.methodType(type).wrap().returnType());
            return converted != null
                    && pattern().map(it -> value.matches(it.regexp())).orElse(true)
                    && range().map(it -> it.holds(amount(converted))).orElse(true);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<Pattern> pattern() {
        return Optional.ofNullable(bounds.getAnnotation(Pattern.class));
    }

    private Optional<Range> range() {
        return whole().or(this::fraction).or(this::time).or(this::memory).or(this::length);
    }

    private Optional<Range> whole() {
        return between(Min.class, Max.class)
                .map(it -> range(it.min().value(), it.max().value(), "%,d to %,d"));
    }

    private Optional<Range> length() {
        return Optional.ofNullable(bounds.getAnnotation(Size.class))
                .map(it -> range(it.min(), it.max(), "%,d to %,d characters"));
    }

    private Optional<Range> memory() {
        return Optional.ofNullable(bounds.getAnnotation(MemoryBetween.class))
                .map(it -> new Range(
                        BigDecimal.valueOf(bytes(it.min())),
                        BigDecimal.valueOf(bytes(it.max())),
                        it.min() + " to " + it.max()));
    }

    private Optional<Range> fraction() {
        return between(DecimalMin.class, DecimalMax.class)
                .map(it -> new Range(
                        new BigDecimal(it.min().value()),
                        new BigDecimal(it.max().value()),
                        it.min().value() + " to " + it.max().value()));
    }

    private Optional<Range> time() {
        return between(DurationMin.class, DurationMax.class).map(it -> {
            Duration min = Duration.ofDays(it.min().days())
                    .plusHours(it.min().hours())
                    .plusMinutes(it.min().minutes())
                    .plusSeconds(it.min().seconds())
                    .plusMillis(it.min().millis());
            Duration max = Duration.ofDays(it.max().days())
                    .plusHours(it.max().hours())
                    .plusMinutes(it.max().minutes())
                    .plusSeconds(it.max().seconds())
                    .plusMillis(it.max().millis());
            return new Range(amount(min), amount(max), text(min) + " to " + text(max));
        });
    }

    private record Both<A, B>(A min, B max) {}

    private <A extends Annotation, B extends Annotation> Optional<Both<A, B>> between(Class<A> lower, Class<B> upper) {
        @Nullable A min = bounds.getAnnotation(lower);
        @Nullable B max = bounds.getAnnotation(upper);
        return min == null || max == null ? Optional.empty() : Optional.of(new Both<>(min, max));
    }

    private static Range range(long min, long max, String text) {
        return new Range(BigDecimal.valueOf(min), BigDecimal.valueOf(max), text.formatted(min, max));
    }

    /** A number as it is, a text's characters, a time in seconds, memory in bytes. */
    private static BigDecimal amount(Object value) {
        if (value instanceof Duration time) {
            return BigDecimal.valueOf(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), NANOS));
        } else if (value instanceof MemorySize memory) {
            return new BigDecimal(memory.asBigInteger());
        } else if (value instanceof String text) {
            return BigDecimal.valueOf(text.length());
        }
        return new BigDecimal(value.toString());
    }

    private static String text(Duration time) {
        boolean days = !time.isZero() && time.equals(Duration.ofDays(time.toDays()));
        return days ? "P%dD".formatted(time.toDays()) : time.toString();
    }

    public static long bytes(String memory) {
        return new MemorySizeConverter().convert(memory).asLongValue();
    }
}
