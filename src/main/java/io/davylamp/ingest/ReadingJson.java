package io.davylamp.ingest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import io.davylamp.json.Mappers;
import io.davylamp.mining.DatedFuture;
import io.davylamp.mining.DisclosedLoan;
import io.davylamp.mining.Disclosure;
import io.davylamp.mining.Loan;
import io.davylamp.mining.MachineClass;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.PoolShare;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.mining.Stablecoin;
import io.davylamp.mining.VolPoint;
import java.util.List;

/**
 * Readings as JSON, one shape for REST, Kafka and the database: an object whose {@code type} names the kind and whose
 * other fields are the record's.
 */
public final class ReadingJson {
    /** The kinds of reading, by the name they carry in {@code type}. */
    public static final java.util.Map<String, Class<? extends Reading>> KINDS = java.util.Map.of(
            "market", Reading.Market.class,
            "fleet", Reading.Fleet.class,
            "treasury", Reading.Treasury.class,
            "cost", Reading.Cost.class,
            "debt", Reading.Debt.class,
            "hedges", Reading.Hedges.class,
            "disclosure", Disclosure.class);

    /** The kinds of collateral, by the name they carry in {@code type}. */
    static final java.util.Map<String, Class<? extends Loan.Collateral>> COLLATERAL = java.util.Map.of(
            "btc", Loan.Collateral.Btc.class,
            "asic", Loan.Collateral.Asic.class,
            "none", Loan.Collateral.None.class);

    static final ObjectMapper MAPPER = Mappers.builder()
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(it -> it.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .addMixIn(Reading.class, ByType.class)
            .addMixIn(Loan.Collateral.class, CollateralByType.class)
            .addMixIn(OperatorId.class, AsText.class)
            .addMixIn(Reading.Market.class, WithPools.class)
            .addMixIn(Reading.Fleet.class, WithMachines.class)
            .addMixIn(Reading.Treasury.class, WithStablecoins.class)
            .addMixIn(Quotes.class, WithPoints.class)
            .addMixIn(Disclosure.class, WithLoans.class)
            .build();

    private ReadingJson() {}

    /** One reading as compact JSON; the same reading gives the same text, always. */
    public static String write(Reading reading) {
        try {
            return MAPPER.writerFor(Reading.class).writeValueAsString(reading);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reading that cannot be written as JSON", e);
        }
    }

    /** A reading written by {@link #write}. */
    public static Reading read(String json) {
        try {
            return MAPPER.readValue(json, Reading.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored reading that cannot be read", e);
        }
    }

    /** Several readings as a JSON array. */
    public static String writeAll(List<? extends Reading> readings) {
        StringBuilder array = new StringBuilder("[");
        for (Reading reading : readings) {
            array.append(array.length() > 1 ? "," : "").append(write(reading));
        }
        return array.append(']').toString();
    }

    /** Readings written by {@link #writeAll}. */
    public static List<Reading> readAll(String json) {
        try {
            return List.of(MAPPER.readValue(json, Reading[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored readings that cannot be read", e);
        }
    }

    static String kind(Reading reading) {
        return KINDS.entrySet().stream()
                .filter(it -> it.getValue().isInstance(reading))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Reading.Market.class, name = "market"),
        @JsonSubTypes.Type(value = Reading.Fleet.class, name = "fleet"),
        @JsonSubTypes.Type(value = Reading.Treasury.class, name = "treasury"),
        @JsonSubTypes.Type(value = Reading.Cost.class, name = "cost"),
        @JsonSubTypes.Type(value = Reading.Debt.class, name = "debt"),
        @JsonSubTypes.Type(value = Reading.Hedges.class, name = "hedges"),
        @JsonSubTypes.Type(value = Disclosure.class, name = "disclosure")
    })
    private interface ByType {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Loan.Collateral.Btc.class, name = "btc"),
        @JsonSubTypes.Type(value = Loan.Collateral.Asic.class, name = "asic"),
        @JsonSubTypes.Type(value = Loan.Collateral.None.class, name = "none")
    })
    private interface CollateralByType {}

    /** A list that may be absent is not written when empty: what was sent without it keeps its text and its hash. */
    private interface WithMachines {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<MachineClass> machines();
    }

    private interface WithPools {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<PoolShare> pools();
    }

    private interface WithStablecoins {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Stablecoin> stablecoins();
    }

    private interface WithLoans {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<MachineClass> machines();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<DisclosedLoan> loans();
    }

    private interface WithPoints {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<DatedFuture> futures();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<VolPoint> vols();
    }

    private abstract static class AsText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsText(String value) {}

        @JsonValue
        abstract String value();
    }
}
