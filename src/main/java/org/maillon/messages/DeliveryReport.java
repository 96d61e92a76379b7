package org.maillon.messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.maillon.messages.InboundMail.Recipient;

/** The machine-readable part of a delivery report: groups of fields, one for the mail, then one a recipient (RFC 3464, 2). */
final class DeliveryReport {
    private static final int MOST_RECIPIENTS = 20;

    private DeliveryReport() {}

    static List<Recipient> read(String text) {
        var recipients = new ArrayList<Recipient>();
        for (var group : text.split("\\n[ \\t]*\\n")) {
            var fields = fields(group);
            if (fields.containsKey("action") && recipients.size() < MOST_RECIPIENTS) recipients.add(recipient(fields));
        }
        return recipients;
    }

    private static Recipient recipient(Map<String, String> fields) {
        var address = fields.getOrDefault("original-recipient", fields.getOrDefault("final-recipient", ""));
        return new Recipient(
                afterType(address),
                fields.getOrDefault("action", "").toLowerCase(Locale.ROOT).strip(),
                fields.getOrDefault("status", "").strip(),
                OneLine.of(afterType(fields.getOrDefault("diagnostic-code", ""))));
    }

    private static Map<String, String> fields(String group) {
        var fields = new HashMap<String, String>();
        for (var line : group.replaceAll("\\n[ \\t]+", " ").split("\\n")) {
            int colon = line.indexOf(':');
            if (colon > 0)
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
        }
        return fields;
    }

    /** {@code rfc822; anne@client.example} and {@code smtp; 550 …} name the kind of what follows. */
    private static String afterType(String value) {
        var after = value.substring(value.indexOf(';') + 1).strip();
        return after.replaceAll("^<(.*)>$", "$1");
    }
}
