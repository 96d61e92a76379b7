package org.maillon.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.maillon.api.Problem.Fault;

/** The body of a request, read within its limits before anything is done: a text in memory, or files that were put on disk. */
final class RequestContent {
    private static final int LARGEST_TEXT = 8 << 20;

    private final HttpServletRequest request;
    private final boolean files;
    private final byte[] text;

    private RequestContent(HttpServletRequest request, boolean files, byte[] text) {
        this.request = request;
        this.files = files;
        this.text = text;
    }

    /** @throws NotDone where it is too large, or no form although it says so */
    static RequestContent read(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        if (type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/")) {
            parts(request);
            return new RequestContent(request, true, new byte[0]);
        }
        if (request.getContentLengthLong() > LARGEST_TEXT) throw tooLarge();
        var text = request.getInputStream().readNBytes(LARGEST_TEXT + 1);
        if (text.length > LARGEST_TEXT) throw tooLarge();
        return new RequestContent(new Again(request, text), false, text);
    }

    private static Iterable<Part> parts(HttpServletRequest request) {
        try {
            return request.getParts();
        } catch (IllegalStateException e) {
            throw tooLarge();
        } catch (IOException | ServletException e) {
            var reading = Reading.of(request, ApiWebConfiguration.member());
            throw new NotDone(
                    Problem.Code.WRONG_INPUT,
                    List.of(new Fault("body", reading.texts().say("api.wrong.form"))));
        }
    }

    private static NotDone tooLarge() {
        return new NotDone(Problem.Code.TOO_LARGE, List.of());
    }

    /** The request to go on with: its body can be read once more. */
    HttpServletRequest request() {
        return request;
    }

    /** The same for the same method, address, content and asker; a form's boundaries do not count. */
    byte[] hash(String asker) throws IOException {
        var digest = sha256();
        var query = request.getQueryString() == null ? "" : request.getQueryString();
        add(digest, asker, request.getMethod(), request.getRequestURI(), query);
        digest.update(text);
        if (files) {
            for (var part : parts(request)) {
                add(digest, part.getName(), String.valueOf(part.getSubmittedFileName()), Long.toString(part.getSize()));
                try (var in = part.getInputStream()) {
                    in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                }
            }
        }
        return digest.digest();
    }

    private static void add(MessageDigest digest, String... values) {
        for (var value : values) {
            digest.update(value.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Again extends HttpServletRequestWrapper {
        private final byte[] body;

        Again(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var in = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return in.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return in.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is read already");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
