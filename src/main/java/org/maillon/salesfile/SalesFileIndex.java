package org.maillon.salesfile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.evidence.Recorded;
import org.maillon.evidence.Timestamps;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.messages.PlainDocument;
import org.maillon.messages.PlainDocument.Block;
import org.maillon.messages.PlainDocument.Fact;
import org.maillon.messages.PlainDocument.Heading;
import org.maillon.messages.PlainDocument.Paragraph;
import org.maillon.messages.PlainDocument.Remark;
import org.springframework.stereotype.Component;

/** The first pages of a file: the chain in words, its gaps, each piece with its hash, and what the evidence recorded. */
@Component
class SalesFileIndex {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final Tenants companies;
    private final Timestamps timestamps;

    SalesFileIndex(Tenants companies, Timestamps timestamps) {
        this.companies = companies;
        this.timestamps = timestamps;
    }

    byte[] of(TenantId tenant, SalesFile file, List<Recorded> happenings, Language language) {
        var texts = Texts.in(language);
        var blocks = new ArrayList<Block>();
        blocks.addAll(chain(file, texts));
        blocks.addAll(gaps(file, texts));
        blocks.addAll(pieces(file, texts));
        blocks.addAll(evidence(tenant, happenings, texts));
        var company = companies.find(tenant).map(Tenant::name).orElse("");
        var title = texts.say(
                "salesfile.index.title", file.order().number(), file.order().accountName());
        return new PlainDocument(language.code(), company, title, List.copyOf(blocks)).write();
    }

    private static List<Block> chain(SalesFile file, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Fact(
                texts.say("salesfile.index.strength"),
                texts.say("salesfile.strength." + file.strength().code())));
        blocks.add(new Fact(
                texts.say("salesfile.index.amount"), file.order().gross().display(texts.language())));
        if (file.deposits().askedCents() > 0)
            blocks.add(new Fact(texts.say("salesfile.index.deposits"), deposits(file, texts)));
        blocks.add(new Heading(texts.say("salesfile.index.chain")));
        for (var link : file.links()) {
            var on = link.on().map(day -> " · " + day(day, texts)).orElse("");
            var state = texts.say("salesfile.state." + link.state().code());
            var what = link.what().isEmpty() ? state : link.what() + on + " · " + state;
            blocks.add(new Fact(link.link().in(texts.language()), what));
        }
        return blocks;
    }

    private static String deposits(SalesFile file, Texts texts) {
        var sum = file.deposits();
        return texts.say(
                "salesfile.index.deposits.are",
                money(file, sum.receivedCents(), texts),
                money(file, sum.takenOffCents(), texts),
                money(file, sum.leftCents(), texts));
    }

    private static String money(SalesFile file, long cents, Texts texts) {
        return new Money(cents, file.order().currency()).display(texts.language());
    }

    private static List<Block> gaps(SalesFile file, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(texts.say("salesfile.index.gaps")));
        if (file.gaps().isEmpty()) blocks.add(new Paragraph(texts.say("salesfile.index.no-gaps")));
        for (var gap : file.gaps()) blocks.add(new Paragraph("– " + gap.in(texts.language())));
        return blocks;
    }

    private static List<Block> pieces(SalesFile file, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(texts.say("salesfile.index.pieces")));
        int place = 1;
        for (var piece : file.pieces()) {
            blocks.add(new Fact(
                    place++ + ". " + piece.link().in(texts.language()),
                    piece.title() + " · " + piece.document().name() + " · "
                            + moment(piece.document().keptAt(), texts)));
            blocks.add(new Remark("SHA-256 " + piece.document().id().sha256()));
        }
        return blocks;
    }

    private List<Block> evidence(TenantId tenant, List<Recorded> happenings, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(texts.say("salesfile.index.evidence")));
        blocks.add(new Paragraph(texts.say("salesfile.index.evidence.how")));
        for (var recorded : happenings) {
            var happening = recorded.happening();
            var who = happening.from().isEmpty() ? happening.who() : happening.who() + ", " + happening.from();
            blocks.add(new Fact(
                    texts.say(
                            "salesfile.index.number", Long.toString(recorded.number()), moment(happening.at(), texts)),
                    happening.subject() + " · " + happening.act() + " · " + who));
            blocks.add(new Remark(recorded.hash()));
            timestamps
                    .find(tenant, recorded.number())
                    .ifPresent(stamp -> blocks.add(new Remark(
                            texts.say("salesfile.index.timestamp", moment(stamp.at(), texts), stamp.authority()))));
        }
        return blocks;
    }

    private static String day(LocalDate day, Texts texts) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.language().locale())
                .format(day);
    }

    private static String moment(Instant at, Texts texts) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.language().locale())
                .format(at.atZone(ZONE));
    }
}
