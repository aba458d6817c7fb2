package io.vigil.intel.lists;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads STIX 1.x XML: addresses, domain names, host names and URLs of CybOX observables, with title and validity of the indicator around
 * them. Several values of one element, and the two ends of a range, are kept apart by {@code ##comma##} (CybOX 2.1, list delimiter).
 */
final class StixXml {
    private static final String DELIMITER = "##comma##";
    private static final Set<String> VALUES = Set.of("Address_Value", "Value", "Hostname_Value");
    private static final Set<String> USELESS = Set.of("Simple_Hash_Value", "Fuzzy_Hash_Value");
    /** Objects whose {@code Value} is a name, a URL or an address. */
    private static final Set<String> OBJECTS = Set.of(
            "AddressObjectType", "DomainNameObjectType", "URIObjectType", "HostnameObjectType", "LinkObjectType");

    private final XMLStreamReader xml;
    private final BoundedText text;
    private final Consumer<Listed> found;
    private boolean readable;
    private int indicators;
    private String title = "";
    private String start = "";
    private String end = "";

    private StixXml(XMLStreamReader xml, BoundedText text, Consumer<Listed> found) {
        this.xml = xml;
        this.text = text;
        this.found = found;
    }

    /** @throws IOException saying where the text stops being XML */
    static void read(BoundedText text, Consumer<Listed> found) throws IOException {
        try {
            var reader = new StixXml(safeFactory().createXMLStreamReader(text), text, found);
            reader.readAll();
        } catch (XMLStreamException broken) {
            if (broken.getNestedException() instanceof IOException unreadable) {
                throw unreadable;
            }
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
            throw new IOException("is no XML from line " + line + " on: fetch the list again", broken);
        }
    }

    /** Reads no document type and nothing from outside: a list is a stranger's text. */
    private static XMLInputFactory safeFactory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void readAll() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(xml.getLocalName());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(xml.getLocalName());
            }
        }
    }

    private void start(String element) throws XMLStreamException {
        text.nextPiece();
        if (element.equals("Indicator")) {
            indicators++;
            title = "";
            start = "";
            end = "";
        } else if (element.equals("Title") && indicators > 0 && title.isEmpty()) {
            title = xml.getElementText().strip();
        } else if (element.equals("Start_Time") && indicators > 0) {
            start = xml.getElementText().strip();
        } else if (element.equals("End_Time") && indicators > 0) {
            end = xml.getElementText().strip();
        } else if (element.equals("Properties")) {
            readable = isReadable();
        } else if (VALUES.contains(element) && readable) {
            value();
        } else if (USELESS.contains(element)) {
            found.accept(Listed.withoutUse(line()));
        }
    }

    private void end(String element) {
        if (element.equals("Indicator")) {
            indicators--;
        }
    }

    private boolean isReadable() {
        String type = xml.getAttributeValue("http://www.w3.org/2001/XMLSchema-instance", "type");
        String category = xml.getAttributeValue(null, "category");
        boolean network =
                category == null || !Set.of("e-mail", "mac", "asn", "atm").contains(category);
        return network && type != null && OBJECTS.contains(type.substring(type.indexOf(':') + 1));
    }

    private void value() throws XMLStreamException {
        int line = line();
        String condition = xml.getAttributeValue(null, "condition");
        String values = xml.getElementText().strip();
        if (condition == null || condition.equals("Equals")) {
            for (String value : values.split(DELIMITER)) {
                found.accept(listed(line, value.strip()));
            }
        } else if (condition.equals("InclusiveBetween")) {
            found.accept(listed(line, values.replace(DELIMITER, "-")));
        } else {
            found.accept(Listed.withoutUse(line)); // all but this, or a pattern
        }
    }

    private Listed listed(int line, String value) {
        List<String> threats = ThreatNames.of(title);
        try {
            return new Listed(line, value, threats, Expiry.start(start), Expiry.end(end));
        } catch (DateTimeException unreadable) {
            return Listed.of(line, value + " until " + end);
        }
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }
}
