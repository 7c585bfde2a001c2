package io.davylamp.calculator;

/**
 * One number a calculator gives.
 *
 * @param name as callers read it
 * @param unit the unit, as on pages
 * @param meaning what the number says, in a few words
 */
public record Output(String name, String unit, String meaning) {}
