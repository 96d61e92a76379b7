package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;
import org.maillon.evidence.Evidence;
import org.maillon.messages.Delivery;
import org.maillon.messages.DeliveryMode;
import org.maillon.registers.RegisterServer;
import org.maillon.terms.TermsPdf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The chain before the invoice, as a new user walks it: an account from a SIREN, terms accepted in the customer's browser, a
 * quote, an order with its number, held over the limit, released by another person, delivered with a signature drawn on a
 * phone without network, and a file that names every gap.
 */
class BeforeTheSaleBrowserTest extends BrowserTest {
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final RegisterServer REGISTERS = new RegisterServer();
    private static final Pattern LINK =
            Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+(/c/[0-9a-z]+-[A-Za-z0-9_-]{43}/[a-z/]+[0-9]+)");

    private static final String COMPANY = """
            {"results": [{"siren": "732829320", "nom_complet": "MENUISERIE BLANC", "nom_raison_sociale": "MENUISERIE BLANC",
              "etat_administratif": "A", "statut_diffusion": "O", "nature_juridique": "5710", "activite_principale": "43.32A",
              "date_creation": "1998-03-02", "date_fermeture": null, "nombre_etablissements_ouverts": 1, "dirigeants": [],
              "siege": {"siret": "73282932000074", "numero_voie": "12", "type_voie": "RUE", "libelle_voie": "DES TANNEURS",
                "code_postal": "69007", "libelle_commune": "LYON", "complement_adresse": null},
              "complements": {"est_entrepreneur_individuel": false}}], "total_results": 1}""";

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add(
                "MAILLON_SMTP_URL", () -> "smtp://127.0.0.1:" + MAIL.getSmtp().getPort());
        properties.add("MAILLON_REGISTER_COMPANY_SEARCH_URL", REGISTERS::address);
    }

    @AfterAll
    static void stopServers() {
        MAIL.stop();
        REGISTERS.close();
    }

    @Autowired
    private Delivery delivery;

    @Autowired
    private Evidence evidence;

    @Test
    void fromASirenToAFileWhoseEveryGapIsNamed() throws Exception {
        signIn(Role.OWNER);
        var account = anAccountIsOpenedFromItsSiren();
        itsLimitIsDecided(account);
        termsAreSentAndAcceptedInTheCustomersBrowser(account);
        aQuoteIsAcceptedByTheCustomerWithItsNumber();
        var order = theOrderIsHeldOverTheLimit();
        anotherPersonReleasesIt();
        signIn(Role.OWNER);
        theCustomerAcknowledgesTheConfirmation(order);
        itIsDeliveredWithASignatureDrawnWithoutNetwork(order);
        theFileIsTakenAwayWithEveryGapNamed(order);
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    private String anAccountIsOpenedFromItsSiren() {
        REGISTERS.tell("/", COMPANY);
        open("/accounts/new");
        tab.locator("#look-up").fill("732829320");
        tab.locator(".look-up button").click();
        assertThat(tab.locator("#f-name")).hasValue(Pattern.compile("menuiserie blanc", Pattern.CASE_INSENSITIVE));
        assertThat(tab.locator("#f-postcode")).hasValue("69007");
        tab.locator("[id='f-pays.name']").fill("Anne Roux");
        tab.locator("[id='f-pays.email']").fill("anne@blanc.example");
        tab.locator("#opening .acts button").click();
        tab.waitForURL("**/accounts/*");
        return tab.url().replaceAll(".*(/accounts/\\d+).*", "$1");
    }

    private void itsLimitIsDecided(String account) {
        open(account);
        tab.locator("#limit summary").click();
        tab.locator("#f-limit-amount").fill("1 000");
        tab.locator("#f-limit-why").fill("Premier marché");
        tab.locator("#limit button.btn").click();
        assertThat(tab.locator(".said")).containsText("Le plafond est décidé");
    }

    private void termsAreSentAndAcceptedInTheCustomersBrowser(String account) throws Exception {
        open("/settings/terms");
        tab.locator("#field-label").fill("2026-1");
        tab.locator("#field-rate").fill("15");
        tab.locator("#field-court").fill("Tribunal de commerce de Lyon");
        tab.locator("#field-claimDays").fill("8");
        tab.locator("#file").setInputFiles(new FilePayload("cgv.pdf", "application/pdf", TermsPdf.of("fr", 2)));
        tab.locator("form .acts button.primary").last().click();
        assertThat(tab.locator("main")).containsText("2026-1");
        open(account);
        tab.locator("#terms-of-sale button").first().click();
        assertThat(tab.locator("#terms-of-sale")).containsText("envoyées");
        var theirs = customersBrowser();
        for (int page = 0; page < 2; page++) theirs.locator(".leaf").nth(page).scrollIntoViewIfNeeded();
        theirs.locator("#name").fill("Anne Roux");
        theirs.locator("#role").fill("gérante");
        theirs.locator("[name=agreed]").check();
        theirs.locator("#accept button").scrollIntoViewIfNeeded();
        theirs.locator("#accept button").click();
        assertThat(theirs.locator(".said")).containsText("Conditions acceptées");
        theirs.context().close();
    }

    private void aQuoteIsAcceptedByTheCustomerWithItsNumber() throws Exception {
        open("/quotes/new");
        tab.locator("#field-account").fill("C0001");
        tab.locator("#description-0").fill("Parquet chêne massif, pose comprise");
        tab.locator("#quantity-0").fill("30");
        tab.locator("#unit-0").fill("m²");
        tab.locator("#price-0").fill("80");
        tab.locator(".written-end .primary").click();
        tab.waitForURL(Pattern.compile(".*/quotes/\\d+$"));
        var quote = tab.url();
        tab.locator("button:has-text('Envoyer au client')").click();
        assertThat(tab.locator(".said")).containsText("envoyé");
        var theirs = customersBrowser();
        theirs.locator("#name").fill("Anne Roux");
        theirs.locator("#as").fill("gérante");
        theirs.locator("#purchase-order").fill("BC-2026-118");
        theirs.locator("[name=agreed]").check();
        theirs.locator("form[action*=acceptance] .btn.primary").click();
        assertThat(theirs.locator(".said")).isVisible();
        theirs.context().close();
        tab.navigate(quote);
    }

    private String theOrderIsHeldOverTheLimit() {
        var make = tab.locator("form[action$='/order'] button");
        if (make.count() > 0) make.click();
        else tab.locator("a[href^='/orders/']").last().click();
        tab.waitForURL(Pattern.compile(".*/orders/\\d+$"));
        assertThat(tab.locator("main")).containsText("BC-2026-118");
        assertThat(tab.locator("main")).containsText("retenue");
        return tab.url().replaceAll(".*(/orders/\\d+).*", "$1");
    }

    private void anotherPersonReleasesIt() {
        tab.context().clearCookies();
        signIn(Role.CREDIT_MANAGER);
        open("/credit");
        tab.locator("[data-act]").first().click();
        assertThat(tab.locator("main")).containsText("plafond dépassé");
        tab.locator("[value=release-once]").check();
        tab.locator("[name=why]").fill("Acompte reçu, bons bilans");
        tab.locator("form.fields .acts button").click();
        assertThat(tab.locator(".said")).containsText("La commande part");
        tab.context().clearCookies();
    }

    private void theCustomerAcknowledgesTheConfirmation(String order) throws Exception {
        open(order);
        assertThat(tab.locator("main")).not().containsText("retenue");
        tab.locator("form[action$='/confirmation'] button.primary").click();
        assertThat(tab.locator("main")).containsText("confirmation envoyée");
        var theirs = customersBrowser();
        theirs.locator("#name").fill("Anne Roux");
        theirs.locator("#as").fill("gérante");
        theirs.locator("form[action*=acknowledgement] .btn.primary").click();
        assertThat(theirs.locator(".said")).isVisible();
        theirs.context().close();
    }

    private void itIsDeliveredWithASignatureDrawnWithoutNetwork(String order) {
        open("/deliveries/new?order=" + order.replaceAll("\\D", ""));
        tab.locator("button.primary").click();
        tab.waitForURL(Pattern.compile(".*/deliveries/\\d+$"));
        var note = tab.url();
        tab.locator("#field-recipient").fill("Denis, tournée Sud");
        tab.locator("#link button.primary").click();
        var link = tab.locator("#secret").inputValue();
        var phone = anotherBrowser();
        phone.navigate(link);
        assertThat(phone.locator("#network")).hasText("Cette page s’ouvre aussi sans réseau.");
        phone.context().setOffline(true);
        DeliverySigningBrowserTest.reserve(phone, 1, "damaged", "2", "deux lames fendues");
        phone.locator("#signer").fill("Karim Benali");
        phone.locator("#role").fill("Magasinier");
        DeliverySigningBrowserTest.draw(phone);
        phone.locator("#sign").click();
        assertThat(phone.locator("#outcome-title")).hasText("Gardé sur ce téléphone, sera envoyé");
        phone.context().setOffline(false);
        phone.evaluate("() => dispatchEvent(new Event('online'))");
        assertThat(phone.locator("#outcome-title")).hasText("Signé et envoyé");
        phone.context().close();
        tab.navigate(note);
        assertThat(tab.locator("main")).containsText("Karim Benali");
    }

    private void theFileIsTakenAwayWithEveryGapNamed(String order) throws Exception {
        open(order.replace("orders", "sales-files"));
        assertThat(tab.locator(".file-gaps li p")).hasCount(1);
        assertThat(tab.locator(".file-gaps")).containsText("réserve");
        assertThat(tab.locator(".file-pieces li").count()).isGreaterThanOrEqualTo(4);
        look("before-the-sale-file");
        var taken = tab.waitForDownload(() ->
                tab.locator("a[href$='/file.pdf']").evaluate("link => { link.download = 'file.pdf'; link.click(); }"));
        try (var whole = Loader.loadPDF(Files.readAllBytes(taken.path()))) {
            var words = new PDFTextStripper().getText(whole);
            assertThat(words).contains("BC-2026-118", "Karim Benali", "Anne Roux");
        }
    }

    /** The page behind the link of the last message, on a phone that belongs to the customer. */
    private Page customersBrowser() throws Exception {
        delivery.deliver(tenant(), DeliveryMode.NOW);
        var mails = MAIL.getReceivedMessages();
        var found = LINK.matcher(words(mails[mails.length - 1]));
        assertThat(found.find()).as("a link in the last message").isTrue();
        var theirs = anotherBrowser();
        theirs.navigate(address(found.group(1)));
        return theirs;
    }

    private Page anotherBrowser() {
        var page = tab.context().browser().newContext().newPage();
        page.setViewportSize(360, 740);
        return page;
    }

    private static String words(Part part) throws Exception {
        if (!(part.getContent() instanceof Multipart parts)) return String.valueOf(part.getContent());
        var text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) text.append(words(parts.getBodyPart(i)));
        return text.toString();
    }
}
