package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.maillon.access.ApiKeys;
import org.maillon.access.Role;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another program at the API, over real HTTP. Each test has a company of its own and a key to it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "MAILLON_HOME=target/maillon-test${maillon.fork:}",
            "db-scheduler.enabled=false",
            "MAILLON_SMTP_URL="
        })
abstract class ApiTest {
    static final String LIST_HEADER =
            "account;name;email;language;country;iban;reference;issuedOn;dueOn;currency;amount;structuredReference\n";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Tenants companies;

    @Autowired
    ApiKeys keys;

    private final List<TenantId> made = new ArrayList<>();
    private Program program;

    @AfterEach
    void removeCompanies() {
        made.forEach(companies::remove);
        made.clear();
        program = null;
    }

    /** The program of this test, with the owner's rights. */
    Program program() {
        if (program == null) program = newProgram(Role.OWNER);
        return program;
    }

    Program newProgram(Role role) {
        var tenant = companies
                .create("Atelier Durand", Tenant.Purpose.THROW_AWAY, "FR", Language.FR)
                .id();
        made.add(tenant);
        return new Program(tenant, keys.create(tenant, "test", role, "test"));
    }

    Program withRole(Role role) {
        return new Program(program().tenant, keys.create(program().tenant, role.code(), role, "test"));
    }

    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Answer is(int expected) {
            assertThat(status).as(response.body()).isEqualTo(expected);
            return this;
        }

        /** A problem that tells nothing of our insides. */
        JsonNode problem(int expected) {
            is(expected);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(response.body()).doesNotContain("Exception", "org.maillon", "\tat ");
            return json();
        }

        List<String> each(String field) {
            return json().path("items")
                    .valueStream()
                    .map(item -> item.path(field).asString())
                    .toList();
        }
    }

    final class Program {
        final TenantId tenant;
        private final String key;
        private final Map<String, String> headers = new LinkedHashMap<>();

        Program(TenantId tenant, String key) {
            this.tenant = tenant;
            this.key = key;
        }

        /** The same program, which sends this header too. */
        Program with(String name, String value) {
            var other = new Program(tenant, key);
            other.headers.putAll(headers);
            other.headers.put(name, value);
            return other;
        }

        Answer get(String path) {
            return send(request(path).GET());
        }

        Answer post(String path, String json) {
            return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
        }

        Answer put(String path, String json) {
            return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
        }

        Answer delete(String path) {
            return send(request(path).DELETE());
        }

        /** Fields are kind, terms …; a file is a name and its text in turn. */
        Answer upload(Map<String, String> fields, String... files) {
            return upload("/imports", fields, files);
        }

        Answer uploadBytes(String path, Map<String, String> fields, String name, byte[] content) {
            var boundary = UUID.randomUUID().toString();
            var body = new ByteArrayOutputStream();
            fields.forEach((field, value) ->
                    body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                            .formatted(boundary, field, value)
                            .getBytes(StandardCharsets.UTF_8)));
            body.writeBytes(
                    "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                            .formatted(boundary, name)
                            .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
            return send(request(path)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        }

        Answer upload(String path, Map<String, String> fields, String... files) {
            var boundary = UUID.randomUUID().toString();
            var body = new StringBuilder();
            fields.forEach(
                    (name, value) -> body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                            .formatted(boundary, name, value)));
            for (int i = 0; i < files.length; i += 2) {
                body.append(
                        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/plain\r\n\r\n%s\r\n"
                                .formatted(boundary, files[i], files[i + 1]));
            }
            body.append("--").append(boundary).append("--\r\n");
            return send(request(path)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8)));
        }

        /** One file as it is, byte by byte. */
        Answer upload(String path, Map<String, String> fields, String name, byte[] content) {
            var boundary = UUID.randomUUID().toString();
            var head = new StringBuilder();
            fields.forEach(
                    (field, value) -> head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                            .formatted(boundary, field, value)));
            head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                    .formatted(boundary, name));
            var end = "\r\n--" + boundary + "--\r\n";
            return send(request(path)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(BodyPublishers.concat(
                            BodyPublishers.ofString(head.toString()),
                            BodyPublishers.ofByteArray(content),
                            BodyPublishers.ofString(end))));
        }

        /** The import as it ended. */
        JsonNode imported(Map<String, String> fields, String... files) {
            return ended(upload(fields, files).is(202).json().path("id").asLong());
        }

        /** A bank file, read to its end. */
        JsonNode statement(String name, String content) {
            var id = upload("/statements", Map.of(), name, content)
                    .is(202)
                    .json()
                    .path("id")
                    .asLong();
            return ended("/statements/", id);
        }

        JsonNode ended(long id) {
            return ended("/imports/", id);
        }

        private JsonNode ended(String path, long id) {
            for (int i = 0; i < 600; i++) {
                var told = get(path + id).is(200).json();
                if (!told.path("state").asString().equals("running")) return told;
                pause();
            }
            throw new AssertionError(path + id + " does not end");
        }

        HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(URI.create(address("/api/v1" + path)))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Bearer " + key);
            headers.forEach(request::header);
            return request;
        }
    }

    String address(String path) {
        return "http://localhost:" + port + path;
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Between two looks at what runs in the background. */
    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
}
