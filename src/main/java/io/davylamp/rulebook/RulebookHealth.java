package io.davylamp.rulebook;

import io.davylamp.rules.RuleProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: a rulebook is in force. A refused folder does not take the service out of duty, since the last good
 * rules still judge; it is named here all the same.
 */
@Readiness
@ApplicationScoped
class RulebookHealth implements HealthCheck {
    private final Rulebook rulebook;

    RulebookHealth(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    @Override
    public HealthCheckResponse call() {
        RulebookStatus status = rulebook.status();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("rulebook").status(status.active().isPresent());
        response.withData("folder", status.folder());
        status.active().ifPresent(it -> response.withData("version", it.version()));
        status.refused().ifPresent(it -> response.withData("refused", it));
        status.waiting().ifPresent(it -> response.withData("waiting", it));
        if (!status.problems().isEmpty()) {
            response.withData(
                    "problems",
                    status.problems().stream()
                            .limit(5)
                            .map(RuleProblem::toString)
                            .collect(Collectors.joining("\n")));
        }
        return response.build();
    }
}
