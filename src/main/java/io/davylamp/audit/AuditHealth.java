package io.davylamp.audit;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Well means: the audit trail is as this replica saw it. A changed one takes the service neither out of duty nor down,
 * since readings are judged all the same; but it shows.
 */
@Wellness
@ApplicationScoped
class AuditHealth implements HealthCheck {
    private final AuditWatch audit;

    AuditHealth(AuditWatch audit) {
        this.audit = audit;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("audit")
                .status(audit.fault().isEmpty())
                .withData("head", audit.head().toString());
        audit.fault().ifPresent(it -> response.withData("fault", it));
        return response.build();
    }
}
