package org.maillon.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.maillon.evidence.TimestampToken.Unsound;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The timestamp service of {@code MAILLON_TIMESTAMP_URL} (RFC 3161 over HTTP); without it nothing is stamped. Whom we trust stands
 * in the PEM file {@code MAILLON_TIMESTAMP_ROOTS}.
 */
@Component
class TimestampAuthority {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LARGEST = 200_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Optional<URI> service;
    private final List<X509Certificate> roots;

    TimestampAuthority(Environment environment) {
        var url = environment.getProperty("MAILLON_TIMESTAMP_URL", "").strip();
        if (!url.isEmpty() && !url.matches("https?://[^\\s]+"))
            throw new IllegalStateException("MAILLON_TIMESTAMP_URL is not an address that begins with http: " + url);
        this.service = url.isEmpty() ? Optional.empty() : Optional.of(URI.create(url));
        this.roots =
                roots(environment.getProperty("MAILLON_TIMESTAMP_ROOTS", "").strip());
    }

    private static List<X509Certificate> roots(String file) {
        if (file.isEmpty()) return List.of();
        try (var in = Files.newInputStream(Path.of(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("MAILLON_TIMESTAMP_ROOTS is not a file of certificates: " + file, e);
        }
    }

    boolean isThere() {
        return service.isPresent();
    }

    List<X509Certificate> roots() {
        return roots;
    }

    /** A token about a hash, held against what was asked before it is given back. */
    byte[] stamp(byte[] hash) throws Unsound {
        var asking = new TimeStampRequestGenerator();
        asking.setCertReq(true);
        try {
            var asked = asking.generate(TSPAlgorithms.SHA256, hash, new BigInteger(64, RANDOM));
            var token = answer(asked);
            TimestampToken.read(token, hash, roots);
            return token;
        } catch (IOException e) {
            throw new Unsound(String.valueOf(e.getMessage()));
        }
    }

    private byte[] answer(TimeStampRequest asked) throws IOException, Unsound {
        try {
            var answer = new TimeStampResponse(post(asked.getEncoded()));
            answer.validate(asked);
            var token = answer.getTimeStampToken();
            if (token == null) throw new Unsound(String.valueOf(answer.getStatusString()));
            return token.getEncoded();
        } catch (TSPException | RuntimeException e) {
            throw new Unsound(String.valueOf(e.getMessage()));
        }
    }

    private byte[] post(byte[] query) throws IOException, Unsound {
        var request = HttpRequest.newBuilder(service.orElseThrow())
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) throw new Unsound("HTTP " + answer.statusCode());
                var read = body.readNBytes(LARGEST + 1);
                if (read.length > LARGEST) throw new Unsound("its answer is too long");
                return read;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("stopped", e));
        }
    }
}
