package io.davylamp.web;

import io.davylamp.alert.AlertChange;
import io.davylamp.alert.AlertRow;
import io.davylamp.delivery.DeliveryRow;
import io.davylamp.delivery.ReceiverRow;
import io.davylamp.ingest.Quarantine;
import io.davylamp.rulebook.Activation;
import io.davylamp.rules.RuleInfo;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages, each with what it shows. */
@CheckedTemplate(basePath = "")
final class Pages {
    private Pages() {}

    static native TemplateInstance book(Frame frame, BookPage page);

    static native TemplateInstance subject(Frame frame, SubjectPage page);

    static native TemplateInstance alerts(
            Frame frame,
            String status,
            List<AlertRow> alerts,
            List<ReceiverRow> receivers,
            List<DeliveryRow> failed,
            List<DeliveryRow> pending);

    static native TemplateInstance alert(Frame frame, AlertRow alert, List<AlertChange> changes);

    static native TemplateInstance quarantine(Frame frame, List<Quarantine.Entry> entries, long oldest);

    static native TemplateInstance rules(Frame frame, List<RuleInfo> rules, List<Activation> activations);

    static native TemplateInstance problem(Frame frame, Problem problem);

    static native TemplateInstance problems(Frame frame, List<ProblemType> types);
}
