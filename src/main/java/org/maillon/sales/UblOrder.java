package org.maillon.sales;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;

/**
 * An order as a UBL 2.1 Order (Peppol BIS Ordering 3), read without document types, entities or anything from elsewhere, and
 * no larger than {@link #LARGEST}.
 *
 * @param number the customer's own
 * @param buyers what the file says of who buys: identifiers first, the name last
 */
record UblOrder(
        String number,
        String currency,
        Optional<LocalDate> wantedOn,
        String note,
        List<String> buyers,
        List<Line> lines) {
    static final int LARGEST = 5_000_000;
    private static final int DEEPEST = 40;
    private static final XMLInputFactory FACTORY = hardened();

    /** @param place the line of the file it begins on */
    record Line(
            int place,
            Optional<String> item,
            String name,
            String unit,
            String quantity,
            Optional<String> price,
            Optional<String> taxRate) {}

    private static XMLInputFactory hardened() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static UblOrder read(byte[] content) {
        if (content.length > LARGEST) throw new InvalidValue("sales.ubl.large");
        try {
            var xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
            return new Walk(xml).read();
        } catch (XMLStreamException broken) {
            var line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            throw new InvalidValue("sales.ubl.broken", Integer.toString(Math.max(line, 0)));
        }
    }

    /** Where in the file we are, and what was found so far. */
    private static final class Walk {
        private final XMLStreamReader xml;
        private final ArrayDeque<String> path = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private final List<String> buyers = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private String number = "";
        private String currency = "EUR";
        private String note = "";
        private @Nullable String wanted;
        private int place;
        private @Nullable String item;
        private String name = "";
        private String unit = "C62";
        private String quantity = "";
        private @Nullable String price;
        private String base = "1";
        private @Nullable String rate;

        Walk(XMLStreamReader xml) {
            this.xml = xml;
        }

        UblOrder read() throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new InvalidValue("sales.ubl.dtd");
                    case XMLStreamConstants.START_ELEMENT -> begin();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> end();
                    default -> {}
                }
            }
            if (lines.isEmpty()) throw new InvalidValue("sales.order.no-lines");
            buyers.addAll(names);
            return new UblOrder(number, currency, day(wanted), note, buyers, lines);
        }

        private void begin() {
            if (path.isEmpty() && !xml.getLocalName().equals("Order")) throw new InvalidValue("sales.ubl.other");
            path.addLast(xml.getLocalName());
            if (path.size() > DEEPEST) throw new InvalidValue("sales.ubl.other");
            text.setLength(0);
            if (at("Order/OrderLine")) {
                place = xml.getLocation().getLineNumber();
                item = null;
                name = "";
                unit = "C62";
                quantity = "";
                price = null;
                base = "1";
                rate = null;
            }
            if (at("Order/OrderLine/LineItem/Quantity")) {
                var code = xml.getAttributeValue(null, "unitCode");
                if (code != null && !code.isBlank()) unit = code;
            }
        }

        private void end() {
            var value = text.toString().strip();
            text.setLength(0);
            take(String.join("/", path), value);
            path.removeLast();
        }

        private void take(String where, String value) {
            switch (where) {
                case "Order/ID" -> number = value;
                case "Order/DocumentCurrencyCode" -> currency = value;
                case "Order/Note" -> note = value;
                case "Order/Delivery/RequestedDeliveryPeriod/StartDate",
                        "Order/Delivery/RequestedDeliveryPeriod/EndDate" -> wanted = value;
                case "Order/BuyerCustomerParty/Party/PartyName/Name",
                        "Order/BuyerCustomerParty/Party/PartyLegalEntity/RegistrationName" -> names.add(value);
                case "Order/BuyerCustomerParty/Party/EndpointID",
                        "Order/BuyerCustomerParty/Party/PartyIdentification/ID",
                        "Order/BuyerCustomerParty/Party/PartyTaxScheme/CompanyID",
                        "Order/BuyerCustomerParty/Party/PartyLegalEntity/CompanyID",
                        "Order/BuyerCustomerParty/SupplierAssignedAccountID",
                        "Order/BuyerCustomerParty/CustomerAssignedAccountID" -> buyers.add(value);
                case "Order/OrderLine/LineItem/Quantity" -> quantity = value;
                case "Order/OrderLine/LineItem/Price/PriceAmount" -> price = value;
                case "Order/OrderLine/LineItem/Price/BaseQuantity" -> base = value;
                case "Order/OrderLine/LineItem/Item/Name" -> name = value;
                case "Order/OrderLine/LineItem/Item/Description" -> {
                    if (name.isEmpty()) name = value;
                }
                case "Order/OrderLine/LineItem/Item/SellersItemIdentification/ID" -> item = value;
                case "Order/OrderLine/LineItem/Item/ClassifiedTaxCategory/Percent" -> rate = value;
                case "Order/OrderLine" -> {
                    if (lines.size() >= NewOrder.MOST_LINES)
                        throw new InvalidValue("sales.order.lines", Integer.toString(NewOrder.MOST_LINES));
                    lines.add(new Line(
                            place,
                            Optional.ofNullable(item),
                            name,
                            unit,
                            quantity,
                            Optional.ofNullable(price).map(this::each),
                            Optional.ofNullable(rate)));
                }
                default -> {}
            }
        }

        /** The price of one, where the file gives that of several. */
        private String each(String amount) {
            if (base.equals("1") || !base.matches("[0-9]{1,9}(\\.[0-9]{1,4})?") || !amount.matches("[0-9.]{1,20}"))
                return amount;
            var count = new BigDecimal(base);
            if (count.signum() == 0) return amount;
            return new BigDecimal(amount)
                    .divide(count, 6, java.math.RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }

        private boolean at(String where) {
            return String.join("/", path).equals(where);
        }

        private static Optional<LocalDate> day(@Nullable String text) {
            if (text == null) return Optional.empty();
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException wrong) {
                throw new InvalidValue("sales.file.day", text.length() > 20 ? text.substring(0, 20) : text);
            }
        }
    }
}
