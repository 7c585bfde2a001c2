package io.davylamp.rules.diff;

import io.davylamp.rules.Change;
import io.davylamp.rules.RulebookPolicy;
import io.davylamp.rules.language.ConditionText;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What differs between two policies, setting by setting, whatever settings there are. */
public final class PolicyChanges {
    private PolicyChanges() {}

    public static List<Change> between(RulebookPolicy before, RulebookPolicy after) {
        Map<String, String> old = new TreeMap<>();
        Map<String, String> fresh = new TreeMap<>();
        settings("", before, old);
        settings("", after, fresh);
        List<Change> changes = new ArrayList<>();
        Map<String, String> all = new TreeMap<>(old);
        all.putAll(fresh);
        all.keySet().forEach(path -> {
            String was = old.getOrDefault(path, "");
            String is = fresh.getOrDefault(path, "");
            if (!was.equals(is)) {
                changes.add(Change.of(Change.Kind.POLICY, "", path, was, is));
            }
        });
        return changes;
    }

    private static void settings(String path, Object value, Map<String, String> settings) {
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                settings(below(path, component.getName()), read(record, component), settings);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> settings(below(path, String.valueOf(key)), inner, settings));
        } else {
            settings.put(path, value instanceof Double number ? ConditionText.exact(number) : String.valueOf(value));
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a setting that cannot be read: " + component.getName(), e);
        }
    }
}
