package org.maillon.messages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.InboundMail.Recipient;

/**
 * Reads a mail that anybody may have written: as a stream, never more than a little of it in memory, to a depth, a number
 * of parts and a length that real mail does not reach. What is malformed is read as far as it goes.
 */
final class InboundReader {
    /** More of a mail is not looked at: what is said stands at its beginning, attachments come after. */
    static final int LARGEST = 2_000_000;

    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 60;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_PART = 200_000;
    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxLineLen(100_000)
            .setMaxHeaderLen(20_000)
            .setMaxHeaderCount(500)
            .setMaxContentLen(LARGEST)
            .build();
    private static final Set<String> KEPT = Set.of(
            "auto-submitted",
            "precedence",
            "return-path",
            "to",
            "delivered-to",
            "x-original-to",
            "envelope-to",
            "x-failed-recipients",
            "x-autoreply",
            "x-autorespond",
            "x-auto-reply-from",
            "message-id",
            "in-reply-to",
            "references",
            "from",
            "subject");
    private static final Pattern IDENTITY = Pattern.compile("<[^<>\\s]{3,250}>");
    private static final Pattern OURS = Pattern.compile("<maillon\\.[0-9a-f]{32}@[^<>\\s]{1,253}>");

    private final Map<String, String> head = new HashMap<>();
    private final Set<String> returned = new LinkedHashSet<>();
    private final List<Recipient> report = new ArrayList<>();
    private String plain = "";
    private String html = "";
    private int depth;
    private int messages;
    private boolean shortened;

    private InboundReader() {}

    static InboundMail read(InputStream mail) throws IOException {
        var content = mail.readNBytes(LARGEST + 1);
        var reader = new InboundReader();
        reader.shortened = content.length > LARGEST;
        reader.walk(new ByteArrayInputStream(content, 0, Math.min(content.length, LARGEST)));
        return reader.mail();
    }

    private void walk(InputStream content) {
        var tokens = new MimeTokenStream(LIMITS);
        tokens.parse(content);
        int parts = 0;
        try {
            for (var state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                switch (state) {
                    case T_START_MULTIPART -> depth++;
                    case T_END_MULTIPART -> depth--;
                    case T_START_MESSAGE -> messages++;
                    case T_END_MESSAGE -> messages--;
                    case T_FIELD -> field(tokens.getField());
                    case T_BODY -> {
                        parts++;
                        body(tokens.getBodyDescriptor(), tokens);
                    }
                    default -> {}
                }
                if (depth + messages > DEEPEST || parts > MOST_PARTS) {
                    shortened = true;
                    return;
                }
            }
        } catch (MimeException | IOException | RuntimeException malformed) {
            shortened = true;
        }
    }

    /** The mail's own head; of a mail it brings back only which one that is. */
    private void field(Field field) {
        var name = field.getName().toLowerCase(Locale.ROOT);
        if (messages > 1) {
            if (name.equals("message-id")) identities(field.getBody()).forEach(returned::add);
        } else if (depth == 0 && KEPT.contains(name)) {
            head.putIfAbsent(name, OneLine.of(field.getBody()));
        }
    }

    private void body(BodyDescriptor part, MimeTokenStream tokens) throws IOException {
        var type = part.getMimeType().toLowerCase(Locale.ROOT);
        switch (type) {
            case "message/delivery-status", "message/global-delivery-status" -> {
                if (report.isEmpty()) report.addAll(DeliveryReport.read(text(part, tokens)));
            }
            case "text/rfc822-headers", "message/global-headers" -> ours(text(part, tokens));
            case "text/plain" -> {
                if (messages <= 1 && plain.isBlank()) plain = text(part, tokens);
                else ours(text(part, tokens));
            }
            case "text/html" -> {
                if (messages <= 1 && html.isBlank()) html = text(part, tokens);
            }
            default -> {}
        }
    }

    private String text(BodyDescriptor part, MimeTokenStream tokens) throws IOException {
        var bytes = tokens.getDecodedInputStream().readNBytes(LONGEST_PART + 1);
        if (bytes.length > LONGEST_PART) shortened = true;
        return new String(bytes, 0, Math.min(bytes.length, LONGEST_PART), charset(part.getCharset()))
                .replace("\r\n", "\n")
                .replace("\0", "");
    }

    private static Charset charset(@Nullable String name) {
        if (name == null) return StandardCharsets.UTF_8;
        try {
            return Charset.forName(name.equalsIgnoreCase("us-ascii") ? "utf-8" : name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private InboundMail mail() {
        var words = plain.isBlank() ? HtmlText.of(html) : plain;
        if (words.length() > LONGEST_TEXT) {
            words = words.substring(0, LONGEST_TEXT);
            shortened = true;
        }
        ours(words);
        var answers = new LinkedHashSet<>(identities(head.getOrDefault("in-reply-to", "")));
        answers.addAll(identities(head.getOrDefault("references", "")).reversed());
        var from = MailName.read(head.getOrDefault("from", ""));
        var own = identities(head.getOrDefault("message-id", ""));
        return new InboundMail(
                own.isEmpty() ? "" : own.getFirst(),
                List.copyOf(answers),
                from.address(),
                from.name(),
                MailName.decoded(head.getOrDefault("subject", "")),
                Map.copyOf(head),
                HtmlText.readable(words),
                List.copyOf(report),
                List.copyOf(returned),
                shortened);
    }

    private void ours(String text) {
        var found = OURS.matcher(text);
        while (returned.size() < 20 && found.find()) returned.add(found.group());
    }

    /** At most the last twenty. */
    private static List<String> identities(String text) {
        var found = IDENTITY.matcher(text).results().map(each -> each.group()).toList();
        return found.subList(Math.max(0, found.size() - 20), found.size());
    }
}
