package io.davylamp.command;

import io.davylamp.command.Notices.Notice;
import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookCheck.CaseResult;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A check as JUnit XML, which build servers show as tests: a suite for each file of cases, and one for the rules. */
final class JUnitXml {
    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String write(Path folder, RulebookCheck check) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml)
                    .write(
                            check,
                            Notices.of(folder, check)
                                    .withoutCases()
                                    .withoutLint()
                                    .all());
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an answer that cannot be written as XML", e);
        }
        return text + "\n";
    }

    private void write(RulebookCheck check, List<Notice> notices) throws XMLStreamException {
        Map<String, List<CaseResult>> files = check.cases().stream()
                .collect(Collectors.groupingBy(CaseResult::file, LinkedHashMap::new, Collectors.toList()));
        long failed = check.cases().stream().filter(it -> !it.passed()).count();
        int rules = Math.max(1, notices.size());
        xml.writeStartDocument("UTF-8", "1.0");
        start("testsuites", "name", "davylamp rules");
        counts(check.cases().size() + rules, failed + notices.size());
        start("testsuite", "name", "rules");
        counts(rules, notices.size());
        for (Notice notice : notices) {
            testcase(notice.path(), notice.place(), List.of(notice.message() + " " + notice.advice()));
        }
        if (notices.isEmpty()) {
            testcase("rules", "the rulebook compiles and every rule has its cases", List.of());
        }
        xml.writeEndElement();
        for (Map.Entry<String, List<CaseResult>> file : files.entrySet()) {
            suite(file.getKey(), file.getValue());
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(String file, List<CaseResult> cases) throws XMLStreamException {
        start("testsuite", "name", file);
        counts(cases.size(), cases.stream().filter(it -> !it.passed()).count());
        for (CaseResult it : cases) {
            testcase(file, it.name(), it.wrong());
        }
        xml.writeEndElement();
    }

    private void testcase(String file, String name, List<String> wrong) throws XMLStreamException {
        start("testcase", "name", plain(name), "classname", file);
        if (!wrong.isEmpty()) {
            start("failure", "message", plain(wrong.get(0)), "type", "rules");
            xml.writeCharacters(plain(String.join("\n", wrong)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void start(String element, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void counts(long tests, long failures) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", "0");
    }

    /** Without the characters XML cannot hold at all. */
    private static String plain(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "?");
    }
}
