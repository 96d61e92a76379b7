package org.maillon.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.messages.Sender;

/** Who speaks in the company's messages, as typed. */
public record SenderForm(
        @Nullable String fromName,
        @Nullable String fromAddress,
        @Nullable String replyTo,
        @Nullable String signatureName,
        @Nullable String phone,
        @Nullable String iban,
        @Nullable String bic) {
    private static final String BIC = "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?";
    private static final String PHONE = "\\+?[0-9 ./()-]{6,30}";

    public SenderForm {
        fromName = typed(fromName);
        fromAddress = typed(fromAddress);
        replyTo = typed(replyTo);
        signatureName = typed(signatureName);
        phone = typed(phone);
        iban = typed(iban);
        bic = typed(bic).replace(" ", "").toUpperCase(java.util.Locale.ROOT);
    }

    static SenderForm of(Sender sender) {
        return new SenderForm(
                sender.fromName(),
                sender.fromAddress(),
                sender.replyTo(),
                sender.signatureName(),
                sender.phone(),
                sender.iban() == null ? "" : new org.maillon.kernel.Iban(sender.iban()).display(),
                sender.bic());
    }

    /** What is wrong with it, a sentence each; empty where {@link #sender()} may be asked for. */
    List<String> problems(Language language) {
        var texts = Texts.in(language);
        var problems = new ArrayList<String>();
        if (shown(fromName).isEmpty() || shown(fromName).length() > 100) problems.add(texts.say("desk.sender.no-name"));
        if (shown(signatureName).length() > 100) problems.add(texts.say("desk.sender.long-signature"));
        if (!shown(phone).isEmpty() && !shown(phone).matches(PHONE)) problems.add(texts.say("desk.sender.bad-phone"));
        if (!shown(bic).isEmpty() && !shown(bic).matches(BIC)) problems.add(texts.say("desk.sender.bad-bic"));
        try {
            sender();
        } catch (InvalidValue wrong) {
            problems.add(wrong.in(language));
        }
        return problems;
    }

    /** The sender; signs with the sender's name where nobody else does. */
    Sender sender() {
        return new Sender(
                shown(fromName),
                shown(fromAddress),
                given(replyTo),
                shown(signatureName).isEmpty() ? shown(fromName) : shown(signatureName),
                given(phone),
                given(iban),
                given(bic));
    }

    /** For a field, which shows nothing where nothing was typed. */
    public static String shown(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }

    private static @Nullable String given(@Nullable String typed) {
        return shown(typed).isEmpty() ? null : typed;
    }

    private static String typed(@Nullable String typed) {
        return shown(typed).strip();
    }
}
