package io.davylamp.advice;

import io.davylamp.advice.plan.Move;
import io.davylamp.advice.plan.Outlook;
import io.davylamp.mining.Instrument;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * What is to be traded, as it is given to a desk.
 *
 * @param instrument with what
 * @param side whether it is bought or sold
 * @param venue where
 * @param lots how many of the smallest size
 * @param size all of it, in its unit
 * @param unit BTC, PH/s or MW
 * @param tenorDays for how long, days
 * @param lastDay last day it protects
 * @param entryPriceUsd forward (USD per BTC), fixed hashprice (USD per PH/s and day), power price (USD per kWh) or spot
 * @param putStrikeUsd strike of the put bought
 * @param soldPutStrikeUsd strike of the put sold, of a spread
 * @param callStrikeUsd strike of the call sold
 */
public record Order(
        Instrument instrument,
        Side side,
        String venue,
        double lots,
        double size,
        String unit,
        int tenorDays,
        LocalDate lastDay,
        OptionalDouble entryPriceUsd,
        OptionalDouble putStrikeUsd,
        OptionalDouble soldPutStrikeUsd,
        OptionalDouble callStrikeUsd) {

    /** Which way it is traded. */
    public enum Side {
        BUY,
        SELL,
        /** Nothing is traded: machines are stopped. */
        STOP;

        public static Side of(Instrument instrument) {
            return switch (instrument) {
                case SELL_FUTURES, HASHRATE_FORWARD, PREPAID_HASHRATE, SELL_TREASURY -> SELL;
                case CURTAIL -> STOP;
                default -> BUY;
            };
        }
    }

    /** The same the other way: futures bought back. */
    public Order back() {
        Side other = side == Side.SELL ? Side.BUY : Side.SELL;
        return new Order(
                instrument,
                other,
                venue,
                lots,
                size,
                unit,
                tenorDays,
                lastDay,
                entryPriceUsd,
                putStrikeUsd,
                soldPutStrikeUsd,
                callStrikeUsd);
    }

    public static Order of(Move move, double size, Outlook outlook, LocalDate today) {
        boolean atOnce = move.instrument() == Instrument.SELL_TREASURY;
        int days = atOnce ? 1 : outlook.days();
        return new Order(
                move.instrument(),
                Side.of(move.instrument()),
                move.terms().venue(),
                Math.rint(size / move.terms().lot()),
                size,
                move.unit(),
                days,
                today.plusDays(days),
                atOnce
                        ? OptionalDouble.of(outlook.spotUsd())
                        : move.deal().map(it -> it.entryPriceUsd()).orElseGet(OptionalDouble::empty),
                move.deal().map(it -> it.putStrikeUsd()).orElseGet(OptionalDouble::empty),
                move.deal().map(it -> it.soldPutStrikeUsd()).orElseGet(OptionalDouble::empty),
                move.deal().map(it -> it.callStrikeUsd()).orElseGet(OptionalDouble::empty));
    }
}
