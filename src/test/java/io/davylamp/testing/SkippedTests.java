package io.davylamp.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of a run which tests the machine was not fit for, as nobody reads counts. */
public final class SkippedTests implements TestExecutionListener {
    private final List<String> skipped = new CopyOnWriteArrayList<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped.add("%s: %s".formatted(test.getLegacyReportingName(), reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            skipped.add("%s: %s"
                    .formatted(
                            test.getLegacyReportingName(),
                            result.getThrowable().map(Throwable::getMessage).orElse("")));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!skipped.isEmpty()) {
            System.out.printf("%n%d SKIPPED ON THIS MACHINE:%n  %s%n", skipped.size(), String.join("\n  ", skipped));
        }
    }
}
