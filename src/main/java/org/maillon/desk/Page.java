package org.maillon.desk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Membership;
import org.maillon.access.Permission;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What every template is given: who reads it, in which words and figures, and what the frame around it shows. A
 * controller takes it as a method argument and finds it in its model as {@code page}.
 */
public final class Page {
    static final String SAID = "desk.said";
    static final String UNDO = "desk.undo";

    private static final Map<Language, List<Country>> COUNTRIES = new ConcurrentHashMap<>();

    /** One entry of the rail as shown. */
    public record Entry(
            Place place, String label, String key, @Nullable String count) {}

    /** The hidden field every form carries. */
    public record Csrf(String field, String header, String token) {}

    /** What the frame shows around the page. */
    record Frame(
            List<Entry> places,
            List<Membership> companies,
            String path,
            @Nullable String said,
            @Nullable String undo) {}

    private final @Nullable CurrentMember reader;
    private final Language language;
    private final Texts texts;
    private final Notation notation;
    private final Frame frame;
    private final Csrf csrf;
    private final Assets assets;

    Page(@Nullable CurrentMember reader, Language language, Frame frame, Csrf csrf, Assets assets) {
        this.reader = reader;
        this.language = language;
        this.texts = Texts.in(language);
        this.notation = new Notation(language);
        this.frame = frame;
        this.csrf = csrf;
        this.assets = assets;
    }

    /** Who reads the page; a fault on the few pages that strangers see. */
    public CurrentMember member() {
        if (reader == null) throw new IllegalStateException("nobody is signed in");
        return reader;
    }

    public boolean isSignedIn() {
        return reader != null;
    }

    public boolean may(Permission permission) {
        return reader != null && reader.may(permission);
    }

    public Language language() {
        return language;
    }

    /** The sentence of a key in the reader's language; give numbers already written by {@link #in()}. */
    public String t(String key, Object... arguments) {
        return texts.say(key, arguments);
    }

    /** What an entry of the audit trail says was done; the act itself where it has no sentence. */
    public String act(String act) {
        return sentenceOr("access.act." + act, act);
    }

    /** The detail of such an entry, in words where it is a role. */
    public String detail(String detail) {
        return sentenceOr("access.role." + detail, detail);
    }

    private String sentenceOr(String key, String otherwise) {
        return texts.has(key) ? texts.say(key) : otherwise;
    }

    /** Amounts, numbers and days as the reader writes them. */
    public Notation in() {
        return notation;
    }

    /** The address of one of our own files, with the fingerprint of its content, so that it may be kept for ever. */
    public String asset(String file) {
        return assets.address(file);
    }

    public Csrf csrf() {
        return csrf;
    }

    /** What htmx sends along with every request. */
    public String htmxHeaders() {
        return "{\"" + csrf.header() + "\": \"" + csrf.token() + "\"}";
    }

    public List<Entry> places() {
        return frame.places();
    }

    public List<Membership> companies() {
        return frame.companies();
    }

    /** The name of the company whose data is shown; empty for a stranger. */
    public String company() {
        return frame.companies().stream()
                .filter(it -> reader != null && it.tenant().equals(reader.tenant()))
                .map(Membership::company)
                .findFirst()
                .orElse("");
    }

    /** A country to choose: its two letters and its name in the reader's language. */
    public record Country(String code, String name) {}

    /** All countries, in the order of their names. */
    public List<Country> countries() {
        return COUNTRIES.computeIfAbsent(language, Page::countriesIn);
    }

    private static List<Country> countriesIn(Language language) {
        var order = java.text.Collator.getInstance(language.locale());
        return java.util.Arrays.stream(java.util.Locale.getISOCountries())
                .map(code -> new Country(code, java.util.Locale.of("", code).getDisplayCountry(language.locale())))
                .sorted((a, b) -> order.compare(a.name(), b.name()))
                .toList();
    }

    /** Whether what is shown is invented. */
    public boolean isDemo() {
        return frame.companies().stream()
                .anyMatch(it -> reader != null && it.demo() && it.tenant().equals(reader.tenant()));
    }

    /** Where the reader is, to come back to. */
    public String path() {
        return frame.path();
    }

    /** What the act that led here has to say; shown once. */
    public @Nullable String said() {
        return frame.said();
    }

    /** The address whose POST takes back what {@link #said()} says was done; null where nothing can be taken back. */
    public @Nullable String undo() {
        return frame.undo();
    }

    /** Offers, beside what is said, to take it back by a POST to this address. */
    public void offerUndo(RedirectAttributes next, String address) {
        next.addFlashAttribute(UNDO, address);
    }

    /** Leaves a sentence for the page the answer redirects to. */
    public void say(RedirectAttributes next, String key, Object... arguments) {
        next.addFlashAttribute(SAID, t(key, arguments));
    }
}
