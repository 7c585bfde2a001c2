package io.davylamp.rules.sheet;

import io.davylamp.rules.FileName;
import io.davylamp.rules.text.Refusal;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one XML part of a workbook, by its levels: the first element is level 1. There are no document types,
 * no entities, no great depth, and no elements of a foreign namespace but those that every program passes over: inside
 * an {@code extLst}, and directly below {@code workbook}.
 */
final class WorkbookXml {
    private static final int DEEPEST = 30;
    private static final int MAX_NAMESPACES = 1_000;
    private static final byte[] DECLARED = {'x', 'm', 'l', 'n', 's'};
    private static final XMLInputFactory FACTORY = factory();
    private static final Set<String> NAMESPACES = Set.of(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "http://schemas.openxmlformats.org/package/2006/relationships",
            "http://schemas.openxmlformats.org/package/2006/content-types");
    private static final Set<String> RELATIONS = Set.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships");
    private static final Set<String> ENCODINGS = Set.of("utf-8", "us-ascii", "ascii");
    private static final String EXTENSIONS = "extLst";
    private static final String NEW_WORKBOOK = "Maybe copy the cells into a new workbook.";

    private final String part;
    private final XMLStreamReader xml;
    private int level;

    /** The level of the element whose content is not read; 0 outside such. */
    private int foreign;

    private boolean isExtension;

    private WorkbookXml(String part, XMLStreamReader xml) {
        this.part = part;
        this.xml = xml;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Begins with a part, whose first element is of a workbook's own namespace. */
    static WorkbookXml of(String part, byte[] bytes) throws Refusal {
        WorkbookXml walk;
        try {
            walk = new WorkbookXml(part, FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (XMLStreamException e) {
            throw new Refusal(0, "%s is not XML.".formatted(part), "Maybe save the workbook again.");
        }
        if (!isUtf8(walk.xml.getEncoding()) || !isUtf8(walk.xml.getCharacterEncodingScheme())) {
            throw new Refusal(0, "%s is not UTF-8 text.".formatted(part), "Maybe save the workbook again.");
        }
        checkNamespaces(part, bytes);
        walk.next();
        return walk;
    }

    /** A parser looks through all that are declared, again and again. */
    private static void checkNamespaces(String part, byte[] bytes) throws Refusal {
        int declared = 0;
        for (int at = 0; at < bytes.length - DECLARED.length; at++) {
            if (bytes[at] == 'x' && Arrays.equals(bytes, at, at + DECLARED.length, DECLARED, 0, DECLARED.length)) {
                declared++;
            }
        }
        if (declared > MAX_NAMESPACES) {
            throw new Refusal(
                    0,
                    "%s declares %,d namespaces; allowed are %,d.".formatted(part, declared, MAX_NAMESPACES),
                    NEW_WORKBOOK);
        }
    }

    private static boolean isUtf8(@Nullable String encoding) {
        return encoding == null || ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT));
    }

    int level() {
        return level;
    }

    /** Goes on to the next element directly inside that of a level; false at its end. */
    boolean child(int of) throws Refusal {
        while (next()) {
            if (isStart() && level == of + 1) {
                return true;
            } else if (isEnd() && level < of) {
                return false;
            }
        }
        return false;
    }

    /** Goes on to the next start or end of an element, or text; false at the end. */
    boolean next() throws Refusal {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new Refusal(0, "%s declares a document type or an entity.".formatted(part), NEW_WORKBOOK);
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    enter();
                } else if (event == XMLStreamConstants.END_ELEMENT && level-- == foreign) {
                    foreign = 0;
                    continue;
                }
                if (foreign == 0 && (isStart() || isEnd() || event == XMLStreamConstants.CHARACTERS)) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw new Refusal(
                    0,
                    "%s is not well-formed XML at line %d, column %d."
                            .formatted(
                                    part,
                                    xml.getLocation().getLineNumber(),
                                    xml.getLocation().getColumnNumber()),
                    "Maybe save the workbook again with LibreOffice or Excel.");
        }
    }

    private void enter() throws Refusal {
        if (++level > DEEPEST) {
            throw new Refusal(0, "%s is nested deeper than %d.".formatted(part, DEEPEST), NEW_WORKBOOK);
        } else if (foreign > 0) {
            checkForeign();
        } else if (isOwn() && xml.getLocalName().equals(EXTENSIONS)) {
            foreign = level;
            isExtension = true;
        } else if (!isOwn() && level == 2 && part.equals(Workbook.MAIN)) {
            foreign = level;
            isExtension = false;
        } else if (!isOwn()) {
            throw refusedElement("of a foreign namespace");
        }
    }

    /** What a program may pass over holds nothing that another would show in a cell. */
    private void checkForeign() throws Refusal {
        boolean shows = isExtension ? xml.getLocalName().equals("numFmt") || isOff("showValue") : isOwn();
        if (shows) {
            throw refusedElement("where some programs look and others do not");
        }
    }

    Refusal refusedElement(String what) {
        return new Refusal(0, "%s has an element '%s' %s.".formatted(part, FileName.shown(name()), what), NEW_WORKBOOK);
    }

    private boolean isStart() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    private boolean isEnd() {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    private boolean isOwn() {
        return xml.getNamespaceURI() != null && NAMESPACES.contains(xml.getNamespaceURI());
    }

    /** The name of the element that starts or ends here. */
    String name() {
        return xml.getLocalName();
    }

    boolean starts(String element) {
        return isStart() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return isEnd() && xml.getLocalName().equals(element);
    }

    /** The text here; empty where an element starts or ends. */
    String text() {
        return xml.getEventType() == XMLStreamConstants.CHARACTERS ? xml.getText() : "";
    }

    /** An attribute of the element's own, by its name. */
    Optional<String> attribute(String name) {
        return attribute(name, Set.of(""));
    }

    /** The id of the relation an element stands for. */
    Optional<String> relation() {
        return attribute("id", RELATIONS);
    }

    private Optional<String> attribute(String name, Set<String> namespaces) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals(name) && namespaces.contains(namespace == null ? "" : namespace)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** Whether an attribute is there and says yes. */
    boolean says(String attribute) {
        return attribute(attribute)
                .filter(it -> it.equals("1") || it.equals("true"))
                .isPresent();
    }

    /** Whether an attribute is there and says no. */
    boolean isOff(String attribute) {
        return attribute(attribute)
                .filter(it -> it.equals("0") || it.equals("false"))
                .isPresent();
    }

    int number(String attribute, int otherwise) throws Refusal {
        String text = attribute(attribute).orElse(Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,9}")) {
            throw refusedAttribute(attribute, text);
        }
        return Integer.parseInt(text);
    }

    /** A measure, such as a column's width. */
    double measure(String attribute, double otherwise) throws Refusal {
        Optional<String> text = attribute(attribute);
        if (text.isEmpty()) {
            return otherwise;
        } else if (!text.get().matches("[0-9]{1,6}(\\.[0-9]{1,20})?")) {
            throw refusedAttribute(attribute, text.get());
        }
        return new BigDecimal(text.get()).doubleValue();
    }

    private Refusal refusedAttribute(String attribute, String text) {
        return new Refusal(
                0,
                "%s has %s=\"%s\".".formatted(part, attribute, FileName.shown(text)),
                "Maybe save the workbook again.");
    }
}
