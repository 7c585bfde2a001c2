package io.davylamp.rules.sheet;

import io.davylamp.rules.text.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a part of a workbook refers to; nothing of it is outside the workbook. */
final class WorkbookRelations {
    private static final int LONGEST_SHOWN = 60;

    /** One of them: what kind of part it leads to, by the last step of its type, and which. */
    private record Relation(String kind, String target) {}

    private final String part;
    private final Map<String, Relation> byId = new HashMap<>();

    private WorkbookRelations(String part) {
        this.part = part;
    }

    static WorkbookRelations read(String part, byte[] bytes) throws Refusal {
        WorkbookRelations relations = new WorkbookRelations(part);
        WorkbookXml xml = WorkbookXml.of(part, bytes);
        while (xml.child(1)) {
            relations.add(xml);
        }
        return relations;
    }

    private void add(WorkbookXml xml) throws Refusal {
        String target = xml.attribute("Target").orElse("");
        String type = xml.attribute("Type").orElse("");
        if (xml.attribute("TargetMode").filter("External"::equalsIgnoreCase).isPresent()) {
            throw new Refusal(
                    0,
                    "the workbook links to '%s'.".formatted(shortened(target)),
                    "Maybe remove the link (in Excel: Data, Edit Links; a web address: Remove Hyperlink).");
        }
        Relation relation = new Relation(type.substring(type.lastIndexOf('/') + 1), target);
        if (byId.put(xml.attribute("Id").orElse(""), relation) != null) {
            throw new Refusal(0, "%s gives one id to two parts.".formatted(part), "Maybe save the workbook again.");
        }
    }

    private static String shortened(String target) {
        return target.length() > LONGEST_SHOWN ? target.substring(0, LONGEST_SHOWN) + "..." : target;
    }

    /**
     * Whatever of a kind is referred to is the one part that is read as such, and that is there for no other reason.
     */
    void checkOnly(String kind, String folder, String name, boolean there) throws Refusal {
        List<String> targets = byId.values().stream()
                .filter(it -> it.kind().equals(kind))
                .map(it -> absolute(folder, it.target()))
                .toList();
        if (!targets.equals(there ? List.of(name) : List.of())) {
            throw new Refusal(
                    0,
                    "%s does not lead to %s, or leads to another part as well.".formatted(part, name),
                    "Maybe copy the cells into a new workbook.");
        }
    }

    private static String absolute(String folder, String target) {
        return target.startsWith("/") ? target.substring(1) : folder + target;
    }

    /** The part of a sheet, by its relation's id. */
    String sheet(String id, String folder, String name) throws Refusal {
        Relation relation = byId.get(id);
        if (relation == null || !relation.kind().equals("worksheet")) {
            throw new Refusal(
                    0,
                    "the sheet '%s' is not one of cells.".formatted(name),
                    "Maybe delete it, or copy the table into a new workbook.");
        }
        return absolute(folder, relation.target());
    }
}
