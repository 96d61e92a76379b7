package org.maillon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.maillon.WebTest;
import org.maillon.access.Role;

/**
 * A real Chromium before the real application. Pictures go to {@code target/screens}, so that somebody looks at them:
 * no violation found by axe is not yet a good page.
 */
abstract class BrowserTest extends WebTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENS = Path.of("target", "screens");
    private static final int[] WIDTHS = {1280, 360};

    private static Playwright playwright;
    private static Browser browser;

    private BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    /** The tab of this test. */
    protected Page tab;

    @BeforeAll
    static void startBrowser() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no chromium on this machine");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) playwright.close();
    }

    @BeforeEach
    void openTab() {
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("fr-FR")
                .setViewportSize(1280, 900)
                .setReducedMotion(ReducedMotion.REDUCE));
        tab = context.newPage();
        tab.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isRefusedForm(message.text())) complaints.add(message.text());
        });
        tab.onPageError(complaints::add);
    }

    @AfterEach
    void closeTab() {
        if (context != null) context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    protected void open(String path) {
        tab.navigate(address(path));
    }

    protected void signIn(Role role) {
        var email = member(tenant(), role);
        open("/sign-in");
        tab.locator("[name=username]").fill(email);
        tab.locator("[name=password]").fill(PASSWORD);
        tab.locator("button.primary").click();
        tab.waitForURL("**/today");
    }

    /** Looks at the page as it is, wide and narrow, light and dark: keeps pictures, asks axe, finds what sticks out. */
    protected void look(String name) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var width : WIDTHS) {
                tab.setViewportSize(width, width > 800 ? 900 : 740);
                picture(name + "-" + width + (scheme == ColorScheme.DARK ? "-dark" : ""));
                assertThat(violations()).as("%s at %d, %s", name, width, scheme).isEmpty();
                assertThat(overflow()).as("%s sticks out at %d", name, width).isZero();
                if (width < 800)
                    assertThat(smallTargets())
                            .as("%s: smaller than a finger", name)
                            .isEmpty();
            }
        }
        tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        tab.setViewportSize(1280, 900);
    }

    /** Switches to paper and keeps a picture of it. */
    protected void onPaper(String name) {
        tab.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        tab.setViewportSize(760, 1075);
        picture(name + "-paper");
    }

    private void picture(String name) {
        tab.evaluate("() => document.fonts.ready");
        tab.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** A frame that a form fills anew answers axe no more; what such a frame shows is looked at where it has an address. */
    private List<String> violations() {
        return new AxeBuilder(tab)
                        .exclude("iframe[name]")
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml() + " "
                                        + rule.getNodes().getFirst().getFailureSummary())
                        .toList();
    }

    private int overflow() {
        return ((Number) tab.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** Buttons, fields and entries of menus; links inside sentences are exempt (WCAG 2.5.8). */
    @SuppressWarnings("unchecked")
    private List<String> smallTargets() {
        return (List<String>) tab.evaluate("""
                () => [...document.querySelectorAll('.btn, nav a, summary, select, input:not([type=hidden]), .legend a, .chain a')]
                    .filter(it => it.checkVisibility() && it.getBoundingClientRect().height < 43.5)
                    .map(it => it.outerHTML.slice(0, 120) + ' ' + it.getBoundingClientRect().height)""");
    }
    /** A form that comes back with what is wrong says so by its status; the browser notes that as an error. */
    private static boolean isRefusedForm(String complaint) {
        return complaint.contains("status of 422");
    }
}
