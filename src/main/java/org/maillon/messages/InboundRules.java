package org.maillon.messages;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.maillon.messages.Inbound.Arrival;
import org.maillon.messages.Inbound.Bounce;
import org.maillon.messages.Inbound.Delay;
import org.maillon.messages.Inbound.Noise;
import org.maillon.messages.Inbound.OutOfOffice;
import org.maillon.messages.Inbound.Reply;
import org.maillon.messages.InboundMail.Recipient;

/**
 * Tells an answer from what machines write: delivery reports (RFC 3464), bounces of servers that never learnt them,
 * notices that somebody is away (RFC 3834, and the headers and subjects mail programs use instead).
 */
final class InboundRules {
    private static final Pattern DAEMON =
            Pattern.compile("(?i)^(mailer-daemon|postmaster|mail-daemon|bounces?[+-].*)@.*|^$");
    private static final Pattern RETURNED = Pattern.compile(
            "(?iu)^(undeliver(ed|able)|delivery (status notification|failure|has failed)|mail delivery (failed|failure|subsystem)"
                    + "|failure notice|returned mail|message (undeliverable|not delivered)|non remis|échec (de|d’|d')"
                    + "|(message|courriel|mail) non (remis|distribu)|onbestelbaar|niet bezorgd|bezorging mislukt|mislukte bezorging).*");
    private static final Pattern AWAY = Pattern.compile(
            "(?iu)^((re|ré|aw|antw) ?: ?)?(automatic reply|auto(matic)?[- ]?(reply|response)|auto ?:|out of (the )?office|i am out of"
                    + "|réponse automatique|absente?\\b|absence(?! d[e'’])|en congés?|message d.absence"
                    + "|automatisch(e)? (antwoord|reactie|bericht)|afwezig|buiten kantoor|niet aanwezig).*");
    private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final Pattern CODE = Pattern.compile("\\b([45])\\d\\d[ -]");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w.-]{3,253}");

    private InboundRules() {}

    static Inbound decide(InboundMail mail) {
        if (mail.messageId().startsWith("<maillon.")) return new Noise();
        if (!mail.report().isEmpty()) return reported(mail.report());
        if (looksReturned(mail)) return returned(mail);
        if (saysSomebodyIsAway(mail)) return new OutOfOffice();
        return isFromAMachine(mail) ? new Noise() : new Reply();
    }

    /** The worst of what is reported: one recipient is all our messages have. */
    private static Inbound reported(List<Recipient> report) {
        var worst = report.stream()
                .max(Comparator.comparingInt(each -> weight(each.action())))
                .orElseThrow();
        return switch (worst.action()) {
            case "failed" -> new Bounce(isForGood(worst.status(), worst.words()), worst.address(), words(worst));
            case "delayed" -> new Delay(worst.address());
            case "delivered" -> new Arrival(worst.address());
            default -> new Noise();
        };
    }

    private static int weight(String action) {
        return switch (action) {
            case "failed" -> 3;
            case "delayed" -> 2;
            case "delivered" -> 1;
            default -> 0;
        };
    }

    private static String words(Recipient recipient) {
        return recipient.words().isEmpty() ? recipient.status() : recipient.words();
    }

    /** A full mailbox, a server away or a mail too large pass by; everything else that is final is about the address. */
    static boolean isForGood(String status, String words) {
        var found = STATUS.matcher(status.isEmpty() ? words : status);
        if (found.find()) {
            var place = found.group(2) + "." + found.group(3);
            return found.group(1).equals("5") && !place.equals("2.2") && !place.equals("2.3") && !place.equals("3.4");
        }
        var code = CODE.matcher(words);
        return !code.find() || code.group(1).equals("5");
    }

    private static boolean looksReturned(InboundMail mail) {
        if (!mail.head("x-failed-recipients").isEmpty()) return true;
        boolean daemon = DAEMON.matcher(mail.from()).matches();
        if (daemon && mail.addressedTo().stream().anyMatch(ReturnPath::isOne)) return !saysSomebodyIsAway(mail);
        boolean nobody = mail.head("return-path").strip().equals("<>");
        return (nobody || daemon) && RETURNED.matcher(mail.subject().strip()).matches();
    }

    private static Inbound returned(InboundMail mail) {
        var recipient = mail.head("x-failed-recipients").split(",", 2)[0].strip();
        var named = ADDRESS.matcher(mail.words());
        if (recipient.isEmpty() && named.find()) recipient = named.group();
        return new Bounce(isForGood("", mail.words()), recipient, firstLineWithACode(mail.words()));
    }

    private static String firstLineWithACode(String words) {
        return words.lines()
                .filter(line ->
                        STATUS.matcher(line).find() || CODE.matcher(line).find())
                .findFirst()
                .or(() -> words.lines().filter(line -> !line.isBlank()).findFirst())
                .orElse("")
                .strip();
    }

    private static boolean saysSomebodyIsAway(InboundMail mail) {
        return mail.smallHead("auto-submitted").startsWith("auto-replied")
                || !mail.head("x-autoreply").isEmpty()
                || !mail.head("x-autorespond").isEmpty()
                || !mail.head("x-auto-reply-from").isEmpty()
                || mail.smallHead("precedence").matches("auto[_-]reply")
                || AWAY.matcher(mail.subject().strip()).matches();
    }

    private static boolean isFromAMachine(InboundMail mail) {
        var submitted = mail.smallHead("auto-submitted");
        return !submitted.isEmpty() && !submitted.startsWith("no")
                || mail.smallHead("precedence").matches("bulk|junk|list")
                || mail.head("return-path").strip().equals("<>");
    }
}
