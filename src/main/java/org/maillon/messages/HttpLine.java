package org.maillon.messages;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.maillon.messages.GatewayAnswer.GivenBefore;
import org.maillon.messages.GatewayAnswer.Lost;
import org.maillon.messages.GatewayAnswer.Refused;
import org.maillon.messages.GatewayAnswer.Unreachable;

/** Requests to a provider. One that gives a message away is never repeated by the line itself. */
final class HttpLine {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final int LONGEST_WORDS = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(Redirect.NEVER)
            .build();
    private final Duration answerWithin;

    HttpLine(Duration answerWithin) {
        this.answerWithin = answerWithin;
    }

    HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address).timeout(answerWithin);
    }

    /**
     * Gives a message away with this request. Only a refusal in words proves that the provider has it not: a line that
     * breaks, a gateway that gives up (502, 504) or a fault (500) leaves it in doubt.
     */
    GatewayAnswer give(
            HttpRequest request, BooleanSupplier handover, Function<HttpResponse<String>, GatewayAnswer> accepted) {
        if (!handover.getAsBoolean()) return new GivenBefore("it had been given away before");
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            var words = words(answer.statusCode() + " " + answer.body());
            return switch (answer.statusCode()) {
                case 200, 201, 202 -> accepted.apply(answer);
                case 401, 403, 404, 407 -> new Unreachable(words);
                case 408, 425, 429, 503 -> new Refused(false, words);
                default -> isRefusal(answer.statusCode()) ? new Refused(true, words) : new Lost(words);
            };
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Unreachable(words(e));
        } catch (IOException e) {
            return new Lost(words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Lost("stopped before the answer came");
        }
    }

    /** Asks for something; the answer's text where all is well. */
    String ask(HttpRequest request) throws IOException {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IOException(words(answer.statusCode() + " " + answer.body()));
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped before the answer came", e);
        }
    }

    static String words(Exception failure) {
        return words(String.valueOf(failure.getMessage() == null ? failure : failure.getMessage()));
    }

    static String words(String said) {
        var line = OneLine.of(said);
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS);
    }

    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500;
    }
}
