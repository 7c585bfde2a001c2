package io.davylamp.web.rulebookchecks;

import io.davylamp.mining.OperatorId;
import io.davylamp.operator.OperatorStore;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.RulebookFiles;
import io.davylamp.rulebookcheck.RulebookChecks;
import io.davylamp.rules.FileName;
import io.davylamp.rules.RulebookSource;
import io.davylamp.web.page.PageFrame;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The page on which an officer pastes or uploads rule files and sees what they would do. */
@Path("/rulebooks/check")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class RulebookCheckPageResource {
    private static final int OPERATORS_LISTED = 1_000;
    private static final long MAX_BYTES = 1024 * 1024;
    private static final long MAX_ARCHIVE_BYTES = 8 * MAX_BYTES;
    private static final String ARCHIVE = ".zip";

    private final RulebookChecks desk;
    private final OperatorStore operators;
    private final Rulebook rulebook;

    RulebookCheckPageResource(RulebookChecks desk, OperatorStore operators, Rulebook rulebook) {
        this.desk = desk;
        this.operators = operators;
        this.rulebook = rulebook;
    }

    @CheckedTemplate(basePath = "rulebookchecks")
    static final class CheckPages {
        private CheckPages() {}

        static native TemplateInstance rulebookcheck(PageFrame frame, RulebookCheckPage page);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance empty() {
        return page(RulebookCheckPage.empty(known()));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public TemplateInstance check(
            @RestForm @Nullable String path,
            @RestForm @Nullable String text,
            @RestForm @Nullable String alone,
            @RestForm @Nullable String operatorId,
            @RestForm @Nullable String at,
            @RestForm("upload") @Nullable List<FileUpload> uploads) {
        String pasted = Objects.requireNonNullElse(text, "");
        RulebookCheckPage asked = RulebookCheckPage.asked(
                Objects.requireNonNullElse(path, "").strip(),
                pasted,
                alone != null,
                Objects.requireNonNullElse(operatorId, "").strip(),
                Objects.requireNonNullElse(at, "").strip(),
                known());
        Map<String, String> files = uploaded(uploads == null ? List.of() : uploads, asked.alone());
        if (!pasted.isBlank()) {
            put(files, asked.path(), pasted.replace("\r\n", "\n"));
        }
        RulebookSource sent = RulebookFiles.of("", files);
        return page(asked.answered(
                desk.check(sent, !asked.alone(), desk.subject(asked.operatorId(), asked.at()), sent.files())));
    }

    /** Files that were uploaded, and those in archives that were; each where it belongs. */
    private Map<String, String> uploaded(List<FileUpload> uploads, boolean alone) {
        Set<String> inForce =
                desk.inForce().map(RulebookSource::files).orElse(Map.of()).keySet();
        Map<String, String> files = new HashMap<>();
        for (FileUpload upload : uploads) {
            checkSize(upload);
            if (isArchive(upload)) {
                RulebookFiles.archived(bytes(upload))
                        .forEach((name, text) -> put(files, alone ? name : place(name, inForce), text));
            } else if (upload.size() > 0) {
                put(files, place(upload.fileName(), inForce), RulebookFiles.text(upload.fileName(), bytes(upload)));
            }
        }
        return files;
    }

    private static void put(Map<String, String> files, String path, String text) {
        if (files.putIfAbsent(path, text) != null) {
            throw Fault.of(
                    ProblemType.INVALID_VALUE,
                    "%s is sent twice.".formatted(FileName.shown(path)),
                    "Maybe send it once: a file replaces that of the same name, in whatever folder.");
        }
    }

    private static boolean isArchive(FileUpload upload) {
        return upload.fileName().toLowerCase(Locale.ROOT).endsWith(ARCHIVE);
    }

    private static void checkSize(FileUpload upload) {
        long most = isArchive(upload) ? MAX_ARCHIVE_BYTES : MAX_BYTES;
        if (upload.size() > most) {
            throw Fault.of(
                    ProblemType.BODY_TOO_LARGE,
                    "%s has %,d bytes; allowed is up to %,d.".formatted(upload.fileName(), upload.size(), most),
                    "Maybe split it.");
        }
    }

    /** A file replaces that of the same name in force, in whatever folder; others are where they say. */
    private static String place(String name, Set<String> inForce) {
        return inForce.contains(name)
                ? name
                : inForce.stream()
                        .filter(it -> it.endsWith("/" + name))
                        .sorted()
                        .findFirst()
                        .orElse(name);
    }

    private static byte[] bytes(FileUpload upload) {
        try {
            return Files.readAllBytes(upload.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> known() {
        return operators.profiles().stream()
                .map(it -> it.id())
                .map(OperatorId::value)
                .limit(OPERATORS_LISTED)
                .toList();
    }

    private TemplateInstance page(RulebookCheckPage page) {
        return CheckPages.rulebookcheck(PageFrame.of("rules", rulebook.status()), page);
    }
}
