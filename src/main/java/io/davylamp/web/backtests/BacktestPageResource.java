package io.davylamp.web.backtests;

import io.davylamp.backtest.BacktestOrders;
import io.davylamp.backtest.BacktestRequest;
import io.davylamp.backtest.order.BacktestProgress;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.version.VersionStore;
import io.davylamp.web.edge.HttpConfig;
import io.davylamp.web.page.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Pages of backtests: ordered, watched, cancelled, and what each found. */
@Path("/backtests")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class BacktestPageResource {
    private static final int ROWS = 100;

    private final BacktestOrders orders;
    private final HttpConfig config;
    private final VersionStore versions;
    private final Rulebook rulebook;

    BacktestPageResource(BacktestOrders orders, HttpConfig config, VersionStore versions, Rulebook rulebook) {
        this.orders = orders;
        this.config = config;
        this.versions = versions;
        this.rulebook = rulebook;
    }

    @CheckedTemplate(basePath = "backtests")
    static final class BacktestPages {
        private BacktestPages() {}

        static native TemplateInstance backtests(PageFrame frame, List<BacktestProgress> rows, boolean more);

        static native TemplateInstance backtest(PageFrame frame, BacktestPage page);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        List<BacktestProgress> rows = orders.latest(ROWS + 1);
        return BacktestPages.backtests(frame(), rows.stream().limit(ROWS).toList(), rows.size() > ROWS);
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public TemplateInstance one(
            @RestPath String id, @RestQuery @Nullable String subject, @RestQuery @Nullable String refresh) {
        BacktestProgress progress = orders.known(id);
        BacktestPage.Asked asked =
                new BacktestPage.Asked(Objects.requireNonNullElse(subject, "").strip(), !"no".equals(refresh));
        return BacktestPages.backtest(
                frame(), BacktestPage.of(progress, versionsOf(progress), asked, () -> orders.report(id)));
    }

    /** Orders one, as the form on a version's page sends it, and shows it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response order(
            @RestForm @Nullable String before,
            @RestForm @Nullable String after,
            @RestForm @Nullable String from,
            @RestForm @Nullable String to) {
        return seeOther(orders.order(new BacktestRequest(before, after, null, from, to), config.backtestsWaiting())
                .id());
    }

    /** Cancels one, as the form on a page sends it, and shows it. */
    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response cancel(@RestPath String id) {
        return seeOther(orders.cancel(id).id());
    }

    private Set<String> versionsOf(BacktestProgress progress) {
        return Stream.of(progress.before(), progress.after())
                .filter(it -> versions.version(it).isPresent())
                .collect(Collectors.toSet());
    }

    private static Response seeOther(String id) {
        return Response.seeOther(URI.create("/backtests/" + id)).build();
    }

    private PageFrame frame() {
        return PageFrame.of("rules", rulebook.status());
    }
}
