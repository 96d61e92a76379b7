package org.maillon.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/**
 * Walks through an XML file without keeping it. No document types, no entities but the five of XML, a bound on depth,
 * on the variety of names and on the size of what is taken into memory at once. Whatever is wrong is a
 * {@link BankFileRefused} with its place.
 */
final class XmlPull implements AutoCloseable {
    private static final int DEEPEST = 64;
    private static final int MOST_NAMES = 2_000;
    private static final int MOST_IN_PIECE = 20_000;
    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final XMLInputFactory FACTORY = hardened();

    private final Reader source;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int depth;
    private int inPiece;

    private XmlPull(Reader source) throws XMLStreamException {
        this.source = source;
        this.xml = FACTORY.createXMLStreamReader(source);
    }

    static XmlPull of(Sniffed file) {
        try {
            var strict = charset(file)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            var text = new InputStreamReader(file.open(), strict);
            if (file.hasMark()) text.skip(1);
            return new XmlPull(new XmlGuard(text));
        } catch (XMLStreamException e) {
            throw broken(e);
        } catch (IOException e) {
            throw BankFileRefused.at(0, 0, Code.UNREADABLE);
        }
    }

    /** The next element inside the one at hand, which is then at hand; null when the one at hand ends. */
    @Nullable
    String nextChild() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return xml.getLocalName();
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return null;
                }
                default -> {}
            }
        }
    }

    /** The namespace of the element at hand; empty for none. */
    String namespace() {
        var uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    int line() {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    int column() {
        return Math.max(0, xml.getLocation().getColumnNumber());
    }

    /** Leaves the element at hand and all that is in it. */
    void skip() {
        for (int open = 1; open > 0; ) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) open++;
            if (event == XMLStreamConstants.END_ELEMENT) open--;
        }
    }

    /** Takes the element at hand and all that is in it. */
    XmlElement take() {
        return takeWithout(Set.of());
    }

    /** The same, but for what elements of these names hold. */
    XmlElement takeWithout(Set<String> unused) {
        inPiece = 0;
        return piece(unused);
    }

    @Override
    public void close() {
        try {
            xml.close();
            source.close();
        } catch (XMLStreamException | IOException e) {
            throw BankFileRefused.at(0, 0, Code.UNREADABLE);
        }
    }

    private XmlElement piece(Set<String> unused) {
        if (++inPiece > MOST_IN_PIECE) throw BankFileRefused.at(line(), column(), Code.VALUE_TOO_LONG);
        var at = xml.getLocation();
        var element = new XmlElement(
                xml.getLocalName(), at.getLineNumber(), at.getColumnNumber(), xml.getAttributeValue(null, "Ccy"));
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (unused.contains(xml.getLocalName())) skip();
                    else element.add(piece(unused));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(element);
                default -> {}
            }
        }
    }

    /** Mostly a text comes whole; the blanks between elements are none. */
    private void append(XmlElement element) {
        if (element.text.isEmpty() && xml.isWhiteSpace()) return;
        element.text = element.text.isEmpty() ? xml.getText() : element.text.concat(xml.getText());
        if (element.text.length() > XmlGuard.LONGEST_PIECE) {
            throw BankFileRefused.at(line(), column(), Code.VALUE_TOO_LONG);
        }
    }

    private int next() {
        try {
            if (!xml.hasNext()) throw BankFileRefused.at(line(), column(), Code.BROKEN_XML);
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) throw BankFileRefused.at(line(), column(), Code.DTD_FOUND);
            if (event == XMLStreamConstants.START_ELEMENT) checkStart();
            if (event == XMLStreamConstants.END_ELEMENT) depth--;
            return event;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private void checkStart() {
        if (++depth > DEEPEST) throw BankFileRefused.at(line(), column(), Code.TOO_DEEP);
        if (names.add(xml.getLocalName()) && names.size() > MOST_NAMES) {
            throw BankFileRefused.at(line(), column(), Code.VALUE_TOO_LONG);
        }
    }

    private static BankFileRefused broken(XMLStreamException e) {
        var at = e.getLocation();
        int line = at == null ? 0 : Math.max(0, at.getLineNumber());
        int column = at == null ? 0 : Math.max(0, at.getColumnNumber());
        if (e.getNestedException() instanceof java.nio.charset.CharacterCodingException) {
            return BankFileRefused.at(line, column, Code.NOT_TEXT);
        }
        return BankFileRefused.at(line, column, Code.BROKEN_XML);
    }

    /** What the first bytes show, else what the declaration says, else UTF-8. */
    private static Charset charset(Sniffed file) {
        var marked = file.marked();
        if (marked != null) return marked;
        var declared = DECLARED.matcher(file.head());
        if (!declared.find()) return UTF_8;
        try {
            var charset = Charset.forName(declared.group(1).strip());
            return charset.name().startsWith("UTF-16") ? UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw BankFileRefused.at(1, 0, Code.NOT_TEXT);
        }
    }

    private static XMLInputFactory hardened() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(javax.xml.XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((_, _, _, _) -> {
            throw BankFileRefused.at(0, 0, Code.DTD_FOUND);
        });
        return factory;
    }
}
