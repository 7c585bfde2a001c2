package io.davylamp.mining;

/**
 * Machines of one make in a fleet.
 *
 * @param name what people call the make, 1 to 64 characters
 * @param hashratePh how much of it is installed and energised, PH/s
 * @param joulesPerTh its efficiency, J/TH
 */
public record MachineClass(String name, double hashratePh, double joulesPerTh) {
    public MachineClass {
        if (name.isBlank() || name.length() > 64) {
            throw new InvalidValue("name", "a machine's name must have 1 to 64 characters.", "Maybe use its model.");
        }
        Range.within("hashratePh", hashratePh, 0, 1e7, "Maybe TH/s were given: write PH/s.");
        Range.within("joulesPerTh", joulesPerTh, 1, 10_000, "Maybe J/GH were given: an S19j Pro is 30 J/TH.");
    }
}
