package io.davylamp.web.disclosure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.TypedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One month's figures as a person types them: {@code 29.5m}, {@code 0.88bn}, {@code 1,221}; what is left empty is not
 * known.
 *
 * @param name the operator's name as typed
 * @param nameError what is wrong with it; empty if nothing
 * @param at the date as typed
 * @param atError what is wrong with it
 * @param fields the figures, the few that tell most first
 */
record FirstGradeForm(String name, String nameError, String at, String atError, List<Field> fields) {
    private static final int FIRST = 8;

    private static final List<Field> EMPTY = List.of(
            Field.of("hashrateEh", "Hashrate deployed, own", "EH/s"),
            Field.of("btcMined", "BTC mined in the month", "BTC"),
            Field.of("btcSold", "BTC sold in the month", "BTC"),
            Field.of("btcHeld", "BTC held, pledged ones included", "BTC"),
            Field.of("cashUsd", "Cash", "USD; 29.5m is 29,500,000"),
            Field.of("debtUsd", "All debt", "USD; 0 says that there is none"),
            Field.of("debtServiceUsd", "Debt service a month", "USD"),
            Field.of("powerPriceUsdPerKwh", "Power price", "USD/kWh; 0.05 is 5 cents"),
            Field.of("averageHashrateEh", "Average operating hashrate", "EH/s"),
            Field.of("joulesPerTh", "Fleet efficiency", "J/TH"),
            Field.of("powerBillUsd", "Power bill of the month", "USD"),
            Field.of("otherCostUsd", "Other cash cost of the month", "USD"),
            Field.of("burnUsd", "Net cash burn of the month", "USD"),
            Field.of("liquidityUsd", "Total liquidity, if one figure", "USD"),
            Field.of("btcPledged", "BTC pledged or restricted", "BTC"),
            Field.of("undrawnUsd", "Credit not yet drawn", "USD"),
            Field.of("securedDebtUsd", "Secured debt", "USD"),
            Field.of("capexDueUsd", "Capex due within a year", "USD"),
            Field.of("region", "Region", "US, US-TX, CA, NO, …"));

    /**
     * One input.
     *
     * @param name its name, that of the API
     * @param label what it means
     * @param hint its unit
     * @param text what was typed
     * @param error what is wrong with it; empty if nothing
     */
    record Field(String name, String label, String hint, String text, String error) {
        static Field of(String name, String label, String hint) {
            return new Field(name, label, hint, "", "");
        }

        public boolean isNumber() {
            return !name.equals("region");
        }
    }

    FirstGradeForm {
        fields = List.copyOf(fields);
    }

    static FirstGradeForm empty() {
        return new FirstGradeForm("", "", "", "", EMPTY);
    }

    /** The form as it was sent. */
    static FirstGradeForm of(Map<String, String> typed) {
        List<Field> fields = new ArrayList<>();
        for (Field field : EMPTY) {
            String text = typed.getOrDefault(field.name(), "").strip();
            boolean wrong = field.isNumber() && !text.isEmpty() && number(text).isEmpty();
            String error = wrong ? "“%s” is not a number. Maybe write 29.5m, 1,221 or 0.05.".formatted(text) : "";
            fields.add(new Field(field.name(), field.label(), field.hint(), text, error));
        }
        return new FirstGradeForm(
                typed.getOrDefault("name", "").strip(),
                "",
                typed.getOrDefault("at", "").strip(),
                "",
                fields);
    }

    /** The fields that tell most. */
    public List<Field> first() {
        return fields.subList(0, FIRST);
    }

    /** The others. */
    public List<Field> more() {
        return fields.subList(FIRST, fields.size());
    }

    /** Whether any of the others is typed, or wrong: they are then shown. */
    public boolean moreTyped() {
        return more().stream().anyMatch(it -> !it.text().isEmpty());
    }

    boolean isWrong() {
        return fields.stream().anyMatch(it -> !it.error().isEmpty());
    }

    FirstGradeRequest request() {
        ObjectNode disclosure = JsonNodeFactory.instance.objectNode();
        if (!at.isEmpty()) {
            disclosure.put("at", at);
        }
        for (Field field : fields) {
            if (field.isNumber()) {
                number(field.text()).ifPresent(it -> disclosure.put(field.name(), it));
            } else if (!field.text().isEmpty()) {
                disclosure.put(field.name(), field.text().toUpperCase(Locale.ROOT));
            }
        }
        return new FirstGradeRequest(name, null, disclosure);
    }

    /** The same form with what is wrong beside the field that is to blame, or beside the name. */
    FirstGradeForm refused(Fault fault) {
        String said = "%s %s".formatted(fault.getMessage(), fault.advice().orElse(""));
        String place = fault.pointer()
                .or(fault::parameter)
                .map(it -> it.substring(it.lastIndexOf('/') + 1))
                .orElse("name");
        if (place.equals("at")) {
            return new FirstGradeForm(name, nameError, at, said, fields);
        }
        List<Field> marked = fields.stream()
                .map(it -> it.name().equals(place) ? new Field(it.name(), it.label(), it.hint(), it.text(), said) : it)
                .toList();
        return new FirstGradeForm(name, marked.equals(fields) ? said : nameError, at, atError, marked);
    }

    /** A number with thousands apart, or short for thousands, millions and billions. */
    static Optional<Double> number(String text) {
        String plain = text.replaceAll("[,_ \\u00a0\\u202f$]", "").toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Double> scale :
                List.of(Map.entry("bn", 1e9), Map.entry("b", 1e9), Map.entry("m", 1e6), Map.entry("k", 1e3))) {
            if (plain.endsWith(scale.getKey())) {
                return TypedNumber.of(plain.substring(
                                0, plain.length() - scale.getKey().length()))
                        .map(it -> it * scale.getValue());
            }
        }
        return TypedNumber.of(plain);
    }
}
