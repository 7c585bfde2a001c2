package io.davylamp.mining;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A hedge an operator already has.
 *
 * @param instrument what it is
 * @param btc BTC of production or treasury it covers
 * @param strikeUsd fixed price or strike, USD per BTC, where it has one
 * @param expiry last day it protects
 */
public record HedgePosition(Instrument instrument, double btc, OptionalDouble strikeUsd, LocalDate expiry) {
    public HedgePosition {
        Range.positive("btc", btc);
        strikeUsd.ifPresent(strike -> Range.positive("strikeUsd", strike));
    }
}
