package org.maillon.webhooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.maillon.access.Secrets;
import org.maillon.kernel.TenantId;
import org.maillon.webhooks.WebhookStore.Due;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Makes the call: one POST, followed nowhere, ended after twenty seconds whatever the other side does, its answer not
 * read beyond the status. The address is looked up once, and the connection goes to the very address that was found to be
 * public, so that a name cannot change its meaning in between.
 */
@Component
class WebhookCourier implements DisposableBean {
    private static final Timeout ANSWER_WITHIN = Timeout.ofSeconds(10);
    private static final int OVER_AFTER_SECONDS = 20;
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;

    private final Secrets secrets;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-watch").factory());

    /** How a call ended. */
    sealed interface Answer {
        record Taken(int status) implements Answer {}

        record Refused(int status) implements Answer {}

        /** No answer: the words say why. */
        record Unreached(String words) implements Answer {}
    }

    @Autowired
    WebhookCourier(Secrets secrets, Clock clock, Environment environment) {
        this(secrets, clock, privateAllowed(environment));
    }

    WebhookCourier(Secrets secrets, Clock clock, boolean privateAllowed) {
        this.secrets = secrets;
        this.clock = clock;
        this.client = client(privateAllowed);
    }

    /** Whether calls may go to this machine and to private networks, over plain http too. */
    static boolean privateAllowed(Environment environment) {
        return environment.getProperty("MAILLON_WEBHOOKS_PRIVATE", Boolean.class, false);
    }

    Answer call(TenantId tenant, Due due) {
        var request = request(due, secrets.open(tenant, due.sealedSecret()), clock.instant());
        var end = watch.schedule(request::cancel, OVER_AFTER_SECONDS, TimeUnit.SECONDS);
        try (var response = client.executeOpen(null, request, null)) {
            int status = response.getCode();
            return status >= 200 && status < 300 ? new Answer.Taken(status) : new Answer.Refused(status);
        } catch (IOException e) {
            return new Answer.Unreached(words(e));
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void destroy() throws IOException {
        watch.shutdownNow();
        client.close();
    }

    private static HttpPost request(Due due, String secret, Instant now) {
        var request = new HttpPost(due.url());
        request.setHeader("User-Agent", "Maillon");
        request.setHeader("webhook-id", due.eventId().toString());
        request.setHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        request.setHeader("webhook-signature", WebhookSignature.of(secret, due.eventId(), now, due.body()));
        request.setEntity(new StringEntity(due.body(), ContentType.APPLICATION_JSON));
        return request;
    }

    private static CloseableHttpClient client(boolean privateAllowed) {
        var limits = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(privateAllowed ? SystemDefaultDnsResolver.INSTANCE : new PublicOnly())
                .setConnectionFactory(org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(ANSWER_WITHIN)
                        .setSocketTimeout(ANSWER_WITHIN)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(ANSWER_WITHIN).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static String words(IOException failure) {
        var words = String.valueOf(failure.getMessage()).replaceAll("[\\p{Cntrl}]+", " ");
        return words.length() <= 300 ? words : words.substring(0, 300);
    }

    private static final class PublicOnly implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            for (var address : found) {
                if (!PublicAddress.is(address)) throw new UnknownHostException(host + " is not a public address");
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
        }
    }
}
