package org.maillon.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.maillon.access.Applicant;
import org.maillon.access.Members;
import org.maillon.access.Role;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Opens the page of one customer with many open documents, over HTTP, as somebody signed in does. */
@Command(name = "account-page", resourceBundle = "texts.cli_fr", description = "${bundle:cli.bench}")
@SuppressWarnings("NullAway.Init")
final class BenchAccountPageCommand implements Callable<Integer> {
    private static final int WARM = 50;
    private static final int TIMES = 200;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(names = "--documents", defaultValue = "10000", paramLabel = "N", descriptionKey = "cli.bench.items")
    private long documents;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", descriptionKey = "cli.bench.seed")
    private long seed;

    BenchAccountPageCommand(Application application) {
        this.application = application;
    }

    /**
     * Of the page as the browser waits for it. The journal of reminders has never met the account, as on the evening it was
     * imported: {@code firstMs} is the first time it is opened.
     */
    record Measured(
            long documents,
            double firstMs,
            double p50Ms,
            double p99Ms,
            double slowestMs,
            double listP50Ms,
            long bytes,
            long peakMegabytes,
            String java,
            String version) {}

    @Override
    public Integer call() throws IOException {
        application.serve(Map.of("MAILLON_PORT", 0, "server.port", 0, "db-scheduler.enabled", false));
        var measured = new BulkBooks(application, documents, 1, 0.25, seed)
                .with(LocalDate.now(application.get(Clock.class)), this::measure);
        spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(measured));
        return MaillonCommand.DONE;
    }

    private Measured measure(TenantId tenant) {
        try (var http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            signIn(http, tenant);
            var account = application
                    .get(Customers.class)
                    .after(tenant, new AccountId(0), 1)
                    .getFirst();
            var page = "/accounts/" + account.id().value();
            var bytes = new long[1];
            double first = milliseconds(() -> bytes[0] = get(http, page).body().length());
            ask(http, page, WARM);
            var times = ask(http, page, TIMES);
            var list = ask(http, "/accounts", WARM);
            return new Measured(
                    documents,
                    first,
                    times[TIMES / 2],
                    times[TIMES * 99 / 100],
                    times[TIMES - 1],
                    list[WARM / 2],
                    bytes[0],
                    Memory.peakMegabytes(),
                    Runtime.version().toString(),
                    MaillonCommand.Version.of());
        }
    }

    private double[] ask(HttpClient http, String page, int times) {
        var all = DoubleStream.generate(() -> milliseconds(() -> get(http, page)))
                .limit(times)
                .toArray();
        Arrays.sort(all);
        return all;
    }

    private void signIn(HttpClient http, TenantId tenant) {
        var email = "bench-" + UUID.randomUUID() + "@example.fr";
        var password = UUID.randomUUID().toString();
        application
                .get(Members.class)
                .register(tenant, Role.OWNER, new Applicant("", "Bench", email, password, Language.FR), "bench");
        var token = TOKEN.matcher(get(http, "/sign-in").body());
        if (!token.find()) throw new IllegalStateException("no form to sign in");
        var form = "username=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&password=" + password + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        send(
                http,
                HttpRequest.newBuilder(address("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
    }

    private HttpResponse<String> get(HttpClient http, String path) {
        var answer = send(http, HttpRequest.newBuilder(address(path)).build());
        if (answer.statusCode() != 200) throw new IllegalStateException(path + " answers " + answer.statusCode());
        return answer;
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + application.port() + path);
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double milliseconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Math.round((System.nanoTime() - start) / 10_000.0) / 100.0;
    }
}
