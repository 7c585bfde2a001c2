package io.davylamp.rules;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through one XML part of a workbook. There are no document types, no entities, and no great depth. */
final class WorkbookXml {
    private static final int DEEPEST = 30;
    private static final XMLInputFactory FACTORY = factory();

    private final String part;
    private final XMLStreamReader xml;
    private int depth;

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

    static WorkbookXml of(String part, byte[] bytes) throws Refusal {
        try {
            return new WorkbookXml(part, FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (XMLStreamException e) {
            throw unreadable(part, e);
        }
    }

    /** Goes on to the next start or end of an element, or text; false at the end. */
    boolean next() throws Refusal {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new Refusal(
                            0,
                            "%s declares a document type or an entity.".formatted(part),
                            "Maybe copy the cells into a new workbook.");
                } else if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
                    throw new Refusal(
                            0,
                            "%s is nested deeper than %d.".formatted(part, DEEPEST),
                            "Maybe copy the cells into a new workbook.");
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
                if (isStart() || isEnd() || event == XMLStreamConstants.CHARACTERS) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw unreadable(part, e);
        }
    }

    private static Refusal unreadable(String part, XMLStreamException e) {
        String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return new Refusal(
                0,
                "%s cannot be read: %s.".formatted(part, why.substring(0, Math.min(150, why.length()))),
                "Maybe save the workbook again with LibreOffice or Excel.");
    }

    private boolean isStart() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    private boolean isEnd() {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT;
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

    /** An attribute by its name without prefix. */
    Optional<String> attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    boolean says(String attribute) {
        return attribute(attribute)
                .filter(it -> it.equals("1") || it.equals("true"))
                .isPresent();
    }

    int number(String attribute, int otherwise) throws Refusal {
        String text = attribute(attribute).orElse(Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,9}")) {
            throw new Refusal(
                    0, "%s has %s=\"%s\".".formatted(part, attribute, text), "Maybe save the workbook again.");
        }
        return Integer.parseInt(text);
    }
}
