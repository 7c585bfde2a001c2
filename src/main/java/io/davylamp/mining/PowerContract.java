package io.davylamp.mining;

/**
 * How an operator's power is drawn.
 *
 * @param pue power usage effectiveness: site power over machine power, 1 to 3
 * @param takeOrPay whether contracted power is paid for while the machines are off
 * @param curtailable whether the operator can switch off for credits or resale
 */
public record PowerContract(double pue, boolean takeOrPay, boolean curtailable) {
    public PowerContract {
        Range.within("power.pue", pue, 1, 3, "Maybe overhead was given alone: a PUE of 1.05 is 5 % overhead.");
    }
}
