package io.davylamp.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Every key below {@code davylamp.}: looks at what is set before anything starts, and names all that is wrong at once,
 * as somebody who sets a service up would rather not start it five times.
 */
public final class Settings {
    /** By name: what people and machines see is imported by nobody. */
    private static final List<String> MAPPINGS = List.of(
            "io.davylamp.alert.AlertConfig",
            "io.davylamp.backtest.BacktestConfig",
            "io.davylamp.delivery.DeliveryConfig",
            "io.davylamp.demo.DemoConfig",
            "io.davylamp.ingest.QuarantineConfig",
            "io.davylamp.monitor.MonitorConfig",
            "io.davylamp.rulebook.LifeCycleConfig",
            "io.davylamp.rulebook.RulebookConfig",
            "io.davylamp.web.edge.HttpConfig",
            "io.davylamp.whatif.SystemConfig");

    private static final String PREFIX = "davylamp.";
    private static final String VARIABLE_PREFIX = "DAVYLAMP_";
    /** Keys that have moved, by the beginning of their names. */
    private static final Map<String, String> MOVED = Map.of("davylamp.rulebooks.", "davylamp.rules.");
    /** What Kubernetes sets in every pod beside a service of this name. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("DAVYLAMP(_[A-Z0-9]+)*?_(SERVICE_(HOST|PORT).*|PORT(_[0-9].*)?)");

    private static final List<Setting> ALL = Stream.concat(
                    MAPPINGS.stream()
                            .map(Settings::mapping)
                            .flatMap(it -> settings(
                                    it.getAnnotation(ConfigMapping.class).prefix(), it)),
                    settings("davylamp", ReadFirst.class))
            .toList();

    private Settings() {}

    /** What {@link StartSettings} reads. */
    private interface ReadFirst {
        Path dataDir();

        Database database();

        /** Where one is configured. */
        interface Database {
            @WithName("wait")
            @DurationMin(seconds = 0)
            @DurationMax(hours = 1)
            Duration patience();

            Optional<Path> embeddedIn();
        }
    }

    /** At least one setting cannot be used. The message is for the person at the console. */
    public static final class WrongSettings extends Exception {
        private static final long serialVersionUID = 1L;

        WrongSettings(List<String> problems) {
            super("the settings cannot be used:\n" + String.join("\n", problems));
        }
    }

    public static Stream<String> mappings() {
        return MAPPINGS.stream().map(Settings::mapping).map(Class::getName);
    }

    public static List<Setting> all() {
        return ALL;
    }

    /**
     * @return what is suspicious, though it may be meant for others
     * @throws WrongSettings naming every key that is wrong
     */
    public static List<String> check(SmallRyeConfig config) throws WrongSettings {
        List<String> problems = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        ALL.stream()
                .filter(it -> !it.key().contains("*"))
                .forEach(it -> problem(it, it.key(), config).ifPresent(problems::add));
        SortedSet<String> names = names(config);
        for (String name : names) {
            if (name.startsWith(PREFIX)) {
                checkKey(name, names.contains(variable(name)), config).ifPresent(problems::add);
            } else if (name.startsWith(VARIABLE_PREFIX) && !isKnownVariable(name)) {
                (moved(name).isPresent() ? problems : doubts).add(unknown(name));
            }
        }
        if (!problems.isEmpty()) {
            throw new WrongSettings(problems);
        }
        return doubts;
    }

    /** @param guessed whether the name was made up from that of a variable, which is looked at itself */
    private static Optional<String> checkKey(String name, boolean guessed, SmallRyeConfig config) {
        String key = name.replaceFirst("\\[\\d+]$", "");
        List<Setting> meant = ALL.stream()
                .filter(it -> key.matches(pattern(it.key(), "(\"[^\"]+\"|[^.]+)")))
                .toList();
        if (meant.isEmpty()) {
            return guessed ? Optional.empty() : Optional.of(unknown(name));
        }
        return meant.stream()
                .filter(it -> it.key().contains("*"))
                .flatMap(it -> problem(it, name, config).stream())
                .findFirst();
    }

    private static Optional<String> problem(Setting setting, String name, SmallRyeConfig config) {
        return Optional.ofNullable(config.getConfigValue(name).getValue())
                .filter(it -> !it.isEmpty())
                .flatMap(it -> setting.problem(name, it, config));
    }

    private static boolean isKnownVariable(String name) {
        return SERVICE_LINK.matcher(name).matches()
                || ALL.stream().anyMatch(it -> name.matches(pattern(variable(it.key()), "[A-Z0-9_]+")));
    }

    private static String unknown(String name) {
        return moved(name)
                .map(it -> "%s is not used any more.\n  Maybe set %s instead: it means the same.".formatted(name, it))
                .orElseGet(() -> "%s is not a setting.\n  Maybe %s is meant.".formatted(name, nearest(name)));
    }

    private static Optional<String> moved(String name) {
        return MOVED.entrySet().stream()
                .flatMap(it -> Stream.of(it, Map.entry(variable(it.getKey()), variable(it.getValue()))))
                .filter(it -> name.startsWith(it.getKey()))
                .map(it -> it.getValue() + name.substring(it.getKey().length()))
                .findFirst();
    }

    private static String nearest(String name) {
        boolean variable = name.startsWith(VARIABLE_PREFIX);
        return ALL.stream()
                .map(it -> variable ? variable(it.key()) : it.key())
                .max(Comparator.comparingInt((String it) -> likeness(it, name))
                        .thenComparingInt(it -> -Math.abs(it.length() - name.length())))
                .orElseThrow();
    }

    /** How many characters two names share at their beginnings and ends: all but one where one was mistyped. */
    private static int likeness(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int begin = 0;
        while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return begin + end;
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9*]", "_");
    }

    private static String pattern(String key, String any) {
        return Stream.of(key.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + any + b)
                .orElseThrow();
    }

    private static SortedSet<String> names(SmallRyeConfig config) {
        SortedSet<String> names = new TreeSet<>();
        config.getPropertyNames().forEach(names::add);
        return names;
    }

    private static Class<?> mapping(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Setting> settings(String prefix, Class<?> group) {
        return Stream.of(group.getMethods()).flatMap(it -> settings(key(prefix, it), it));
    }

    private static Stream<Setting> settings(String key, Method method) {
        Class<?> type = method.getReturnType();
        if (type == Map.class) {
            ParameterizedType map = (ParameterizedType) method.getGenericReturnType();
            return settings(key + ".*", (Class<?>) map.getActualTypeArguments()[1]);
        }
        boolean isGroup = type.isInterface() && type.getName().startsWith("io.davylamp.");
        return isGroup ? settings(key, type) : Stream.of(Setting.of(key, method));
    }

    private static String key(String prefix, Method method) {
        if (method.isAnnotationPresent(WithParentName.class)) {
            return prefix;
        }
        WithName name = method.getAnnotation(WithName.class);
        return prefix + "." + (name == null ? StringUtil.skewer(method.getName()) : name.value());
    }
}
