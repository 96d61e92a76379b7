package org.maillon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.SmallBooks;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryAnswer;
import org.maillon.deliveries.DeliveryKind;
import org.maillon.deliveries.DeliveryLinks;
import org.maillon.deliveries.DeliveryPolicy;
import org.maillon.deliveries.DeliveryState;
import org.maillon.deliveries.NewDelivery;
import org.maillon.deliveries.NewLine;
import org.maillon.deliveries.Proof;
import org.maillon.deliveries.Signature;
import org.maillon.disputes.Disputes;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A driver opens the link on a phone of 360 points, loses the network, and has the delivery signed all the same. */
class DeliverySigningBrowserTest extends BrowserTest {
    private static final Author ANNE = new Author("Anne", "");

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private DeliveryLinks links;

    @Autowired
    private Disputes disputes;

    @Autowired
    private Evidence evidence;

    @Autowired
    private Clock clock;

    private AccountId account;
    private long note;

    @BeforeEach
    void aDeliveryOnItsWay() {
        account = new SmallBooks(scope, sql, events, tenant()).customer("C1");
        note = planned();
        tab.setViewportSize(360, 740);
    }

    @Test
    void signedWithoutNetworkItIsKeptThroughAClosedPageAndSentOnceAlthoughTheAnswerIsLost() throws IOException {
        try (var line = new LossyLine(URI.create(address("/")).getPort(), "/signatures")) {
            signWithoutNetwork(line.address(link()));
            assertThat(line.met()).isGreaterThanOrEqualTo(2);
        }
        assertThat(deliveries.signatures(tenant(), note)).singleElement().satisfies(signature -> {
            assertThat(signature.signer()).isEqualTo("Karim Benali");
            assertThat(signature.role()).isEqualTo("Magasinier");
            assertThat(signature.counted()).isTrue();
            assertThat(signature.reserves()).singleElement().satisfies(reserve -> {
                assertThat(reserve.quantity()).contains(new BigDecimal("3"));
                assertThat(reserve.note()).isEqualTo("film ouvert");
            });
        });
        assertThat(deliveries.find(tenant(), note).orElseThrow().state()).isEqualTo(DeliveryState.WITH_RESERVES);
        assertThat(deliveries.proofs(tenant(), note))
                .extracting(Proof::kind)
                .containsExactly(Proof.Kind.PHOTO, Proof.Kind.SIGNED_NOTE);
        assertThat(disputes.ofDelivery(tenant(), note)).singleElement().satisfies(dispute -> {
            assertThat(dispute.disputedCents()).isEqualTo(3 * 4_500 * 120 / 100);
            assertThat(dispute.note()).contains("3", "manquant", "film ouvert");
        });
        assertThat(evidence.verify(tenant()).isSound()).isTrue();
    }

    private void signWithoutNetwork(String address) {
        var phone = phoneAt(address);
        assertThat(phone.locator("#network")).hasText("Cette page s’ouvre aussi sans réseau.");

        phone.context().setOffline(true);
        assertThat(phone.locator("#network")).containsText("Pas de réseau");
        reserve(phone, 2, "missing", "3", "film ouvert");
        phone.locator("#photo").setInputFiles(new FilePayload("palette.png", "image/png", photo()));
        assertThat(phone.locator("#photos img")).hasCount(1);
        phone.locator("#signer").fill("Karim Benali");
        phone.locator("#role").fill("Magasinier");
        draw(phone);
        phone.locator("#sign").click();
        assertThat(phone.locator("#outcome-title")).hasText("Gardé sur ce téléphone, sera envoyé");
        assertThat(deliveries.signatures(tenant(), note)).isEmpty();

        phone.close();
        var again = tab.context().newPage();
        again.navigate(address);
        assertThat(again.locator("#outcome-title")).hasText("Gardé sur ce téléphone, sera envoyé");
        assertThat(again.locator("#form")).isHidden();

        again.context().setOffline(false);
        again.evaluate("() => dispatchEvent(new Event('online'))");
        assertThat(again.locator("#outcome-title")).hasText("Signé et envoyé");
    }

    @Test
    void anEmptySignatureIsRefusedInWords() {
        open(link());
        tab.locator("#signer").fill("Karim Benali");
        tab.locator("#sign").click();
        assertThat(tab.locator("#problem")).hasText("La signature est vide. Signez avec le doigt dans le cadre.");
        tab.locator("#signer").fill("");
        tab.locator("#sign").click();
        assertThat(tab.locator("#problem")).containsText("Écrivez le nom");
        assertThat(deliveries.signatures(tenant(), note)).isEmpty();
    }

    @Test
    void ofTwoTabsTheSecondSeesWhatTheFirstSigned() {
        var path = link();
        var first = phone(path);
        var second = phone(path);
        sign(first, "Karim Benali");
        assertThat(first.locator("#outcome-title")).hasText("Signé et envoyé");
        assertThat(second.locator("#outcome-title")).hasText("Signé et envoyé");
        assertThat(second.locator("#form")).isHidden();
        assertThat(deliveries.signatures(tenant(), note)).hasSize(1);
    }

    @Test
    void whoWasNotTheFirstIsToldAndWhatWasSignedIsNotLost() {
        var path = link();
        var phone = phone(path);
        assertThat(phone.locator("#network")).hasText("Cette page s’ouvre aussi sans réseau.");
        phone.context().setOffline(true);
        sign(phone, "Karim Benali");
        assertThat(phone.locator("#outcome-title")).hasText("Gardé sur ce téléphone, sera envoyé");
        var other = tab.context().browser().newContext().newPage();
        other.navigate(address(link()));
        sign(other, "Julie Petit");
        assertThat(other.locator("#outcome-title")).hasText("Signé et envoyé");
        other.context().close();

        phone.context().setOffline(false);
        phone.evaluate("() => dispatchEvent(new Event('online'))");
        assertThat(phone.locator("#outcome-title")).hasText("Signé par quelqu’un d’autre avant");
        assertThat(phone.locator("#outcome-words")).containsText("Votre signature est conservée et mise de côté");
        assertThat(deliveries.signatures(tenant(), note))
                .extracting(Signature::signer, Signature::counted)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Julie Petit", true),
                        org.assertj.core.groups.Tuple.tuple("Karim Benali", false));
    }

    @Test
    void aRevokedLinkKeepsTheSignatureOnThePhoneAndANewOneSendsIt() {
        var path = link();
        var phone = phone(path);
        assertThat(phone.locator("#network")).hasText("Cette page s’ouvre aussi sans réseau.");
        phone.context().setOffline(true);
        sign(phone, "Karim Benali");
        links.revoke(tenant(), note, links.list(tenant(), note).getFirst().id(), "Anne");
        phone.context().setOffline(false);
        phone.evaluate("() => dispatchEvent(new Event('online'))");
        assertThat(phone.locator("#outcome-words")).containsText("Le lien ne vaut plus");
        assertThat(deliveries.signatures(tenant(), note)).isEmpty();
        phone.navigate(address(link()));
        assertThat(phone.locator("#outcome-title")).hasText("Signé et envoyé");
        assertThat(deliveries.signatures(tenant(), note)).hasSize(1);
    }

    @Test
    void aPhotoTheTelephoneCannotReadOrThatIsFarTooHeavyIsRefusedInWords() {
        open(link());
        tab.locator("#photo").setInputFiles(new FilePayload("cassé.jpg", "image/jpeg", new byte[] {1, 2, 3}));
        assertThat(tab.locator("#photo-problem")).containsText("Ce téléphone ne sait pas lire");
        tab.locator("#photo").setInputFiles(new FilePayload("énorme.jpg", "image/jpeg", new byte[40_000_000]));
        assertThat(tab.locator("#photo-problem")).containsText("pèse 40 Mo");
        assertThat(tab.locator("#photos img")).hasCount(0);
    }

    @Test
    void thePageIsLookedAt() {
        deliveries.changePolicy(tenant(), new DeliveryPolicy(true, 7, 0, 2));
        var path = link();
        open(path);
        look("delivery-phone");
        tab.setViewportSize(360, 740);
        reserve(tab, 2, "damaged", "2", "angle écrasé");
        tab.locator("#photo").setInputFiles(new FilePayload("palette.png", "image/png", photo()));
        assertThat(tab.locator("#photos img")).hasCount(1);
        tab.locator("#signer").fill("Karim Benali");
        draw(tab);
        look("delivery-phone-filled");
        tab.setViewportSize(360, 740);
        sign(tab, "Karim Benali");
        assertThat(tab.locator("#outcome-title")).hasText("Signé et envoyé");
        look("delivery-phone-sent");
        open(path);
        look("delivery-phone-signed");
        phone(path + "x");
        assertThat(tab.context().pages().getLast().locator("h1")).hasText("Ce lien ne mène plus à rien");
    }

    private static void sign(Page phone, String signer) {
        phone.locator("#signer").fill(signer);
        draw(phone);
        phone.locator("#sign").click();
    }

    static void reserve(Page phone, int line, String kind, String quantity, String words) {
        var good = phone.locator(".good[data-line='" + line + "']");
        good.locator("summary").click();
        good.locator("input[value=" + kind + "]").check();
        good.locator("#quantity-" + line).fill(quantity);
        good.locator("#words-" + line).fill(words);
    }

    /** With the mouse, as a finger would: down, along, up. */
    static void draw(Page phone) {
        phone.locator("#clear").click();
        phone.locator("#pad").evaluate("pad => pad.scrollIntoView({ block: 'center' })");
        var box = phone.locator("#pad").boundingBox();
        double[][] hand = {{.1, .7}, {.2, .2}, {.3, .8}, {.4, .3}, {.5, .6}, {.62, .35}, {.75, .65}, {.9, .4}};
        phone.mouse().move(box.x + hand[0][0] * box.width, box.y + hand[0][1] * box.height);
        phone.mouse().down();
        for (var place : hand)
            phone.mouse()
                    .move(
                            box.x + place[0] * box.width,
                            box.y + place[1] * box.height,
                            new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
        phone.mouse().up();
    }

    private Page phone(String path) {
        return phoneAt(address(path));
    }

    private Page phoneAt(String address) {
        var phone = tab.context().newPage();
        phone.setViewportSize(360, 740);
        phone.navigate(address);
        return phone;
    }

    private String link() {
        return links.issue(tenant(), note, "Denis, tournée Sud", Language.FR, "Anne")
                .orElseThrow()
                .address()
                .getPath();
    }

    private long planned() {
        var delivery = new NewDelivery(
                Optional.empty(),
                DeliveryKind.GOODS,
                account,
                OptionalLong.empty(),
                "Quai 4\n12 rue des Forges\n69007 LYON",
                "",
                "Livrer avant midi, sonner au quai.",
                Money.EUR,
                LocalDate.now(clock),
                false,
                List.of(
                        line("Palette Europe 80 × 120, chêne", "PAL-80", "24", 1_250),
                        line("Film étirable 50 cm, rouleau de 300 m", "FILM-50", "12", 4_500),
                        line("Cornière de protection carton, 1,20 m", "", "250.5", 35)));
        return ((DeliveryAnswer.Done) deliveries.plan(tenant(), delivery, ANNE))
                .note()
                .id();
    }

    private static NewLine line(String description, String code, String quantity, long cents) {
        return new NewLine(
                OptionalInt.empty(),
                code,
                description,
                "",
                new BigDecimal(quantity),
                OptionalLong.of(cents),
                new BigDecimal("20"));
    }

    private static byte[] photo() {
        var picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(100, 100, 400, 300);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
