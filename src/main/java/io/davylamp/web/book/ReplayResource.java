package io.davylamp.web.book;

import io.davylamp.mining.TypedMoment;
import io.davylamp.monitor.book.Replay;
import io.davylamp.web.edge.ConcurrencyLimited;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Computes the past again. */
@Path("/api/v1/replays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
public class ReplayResource {
    private final Replay replay;
    private final Clock clock;

    ReplayResource(Replay replay, Clock clock) {
        this.replay = replay;
        this.clock = clock;
    }

    @ConcurrencyLimited(ConcurrencyLimited.Kind.REPLAY)
    @POST
    @Operation(summary = "Compute every standing assessment of a period again, and compare byte for byte")
    public Replay.Report run(@RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        return replay.run(TypedMoment.from("from", from, Instant.EPOCH), TypedMoment.upTo("to", to, clock.instant()));
    }
}
