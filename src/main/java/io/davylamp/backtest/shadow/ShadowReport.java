package io.davylamp.backtest.shadow;

import io.davylamp.mining.Grade;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a version that waits has judged beside the one in force.
 *
 * @param version the version that waits, or waited
 * @param since when it began to
 * @param judged how many assessments it has judged again
 * @param differing in how many it said something else
 * @param grades where it did, how often which grade by the one in force met which by this one
 * @param latest the last differences, newest first
 * @param fault why it was abandoned, if it was
 */
public record ShadowReport(
        String version,
        Instant since,
        long judged,
        long differing,
        Map<Grade, Map<Grade, Long>> grades,
        List<ShadowDifference> latest,
        Optional<String> fault) {}
