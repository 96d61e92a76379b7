package org.maillon.registers;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.maillon.kernel.Workers;
import org.maillon.registers.RegisterReply.Forbidden;
import org.maillon.registers.RegisterReply.Nothing;
import org.maillon.registers.RegisterReply.Refused;
import org.maillon.registers.RegisterReply.Told;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a register over the network and believes nothing of what comes back: the answer has to be whole, JSON, not larger than
 * two megabytes and here in time. What may pass by itself is asked a second time; a redirect is not followed.
 */
final class RegisterLine {
    static final int LARGEST = 2_000_000;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(300);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(Redirect.NEVER)
            .build();
    private final ExecutorService threads = Workers.called("register-line");
    private final Duration answerWithin;

    RegisterLine(Duration answerWithin) {
        this.answerWithin = answerWithin;
    }

    RegisterReply ask(HttpRequest.Builder question) {
        var request = question.timeout(answerWithin)
                .header("Accept", "application/json")
                .header("User-Agent", "Maillon")
                .build();
        var reply = once(request);
        if (!(reply instanceof Refused(var why)) || !why.passes()) return reply;
        pause();
        return once(request);
    }

    /** The whole of it within the time, the body too. */
    private RegisterReply once(HttpRequest request) {
        var answer = threads.submit(() -> send(request));
        try {
            return answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Refused(RegisterRefusal.TOO_SLOW);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return new Refused(RegisterRefusal.TOO_SLOW);
        }
    }

    private RegisterReply send(HttpRequest request) throws InterruptedException {
        HttpResponse<InputStream> answer;
        try {
            answer = client.send(request, BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            return new Refused(RegisterRefusal.TOO_SLOW);
        } catch (ConnectException | UnresolvedAddressException e) {
            return new Refused(RegisterRefusal.UNREACHABLE);
        } catch (IOException e) {
            return new Refused(RegisterRefusal.CUT);
        }
        return switch (answer.statusCode()) {
            case 200 -> read(answer);
            case 404 -> closed(answer, new Nothing());
            case 403 -> closed(answer, new Forbidden());
            case 401 -> closed(answer, new Refused(RegisterRefusal.KEY_REFUSED));
            case 429 -> closed(answer, new Refused(RegisterRefusal.QUOTA_SPENT));
            default ->
                closed(
                        answer,
                        new Refused(answer.statusCode() >= 500 ? RegisterRefusal.FAULT : RegisterRefusal.OTHER_SHAPE));
        };
    }

    private static RegisterReply closed(HttpResponse<InputStream> answer, RegisterReply reply) {
        try {
            answer.body().close();
        } catch (IOException e) {
            // What it would have said is not read in any case.
        }
        return reply;
    }

    private static RegisterReply read(HttpResponse<InputStream> answer) {
        try (var body = answer.body()) {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) return new Refused(RegisterRefusal.TOO_LARGE);
            return new Told(JSON.readTree(bytes));
        } catch (UnexpectedEndOfInputException e) {
            return new Refused(RegisterRefusal.CUT);
        } catch (JacksonException e) {
            return new Refused(RegisterRefusal.NOT_JSON);
        } catch (IOException e) {
            return new Refused(RegisterRefusal.CUT);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BEFORE_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
