package io.davylamp.siege;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The service as an attacker reaches it: bytes on connections from an address of its own (127.0.0.66), so that what the
 * service does to that address is not done to others.
 */
final class Besieged {
    /** No answer: the connection was closed, or refused, or nothing came in time. */
    static final int NONE = 0;

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 60_000;
    private static final int STATUS_LINE = 12;
    private static final int BEGINNING = 64_000;

    private final URI service;

    Besieged(URI service) {
        this.service = service;
    }

    /** A connection that the caller closes. */
    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 66}), 0));
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()), CONNECT_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        return socket;
    }

    /** Sends a whole request and returns the status it is answered with, or {@link #NONE}. */
    int send(String method, String path, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(head(method, path, contentType, bytes.length), bytes);
    }

    /** Sends what need not be a request. */
    int send(String head, byte[] body) {
        return status(exchange(head, body));
    }

    /** Sends a whole request and returns the beginning of what is answered, head and all; empty where nothing is. */
    String ask(String method, String path, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange(head(method, path, contentType, bytes.length), bytes);
    }

    static int status(String answer) {
        return answer.length() < STATUS_LINE ? NONE : Integer.parseInt(answer.substring(STATUS_LINE - 3, STATUS_LINE));
    }

    private String exchange(String head, byte[] body) {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            try {
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
            } catch (IOException e) {
                // Answered, and closed, before all of it was taken: the answer may still be there.
            }
            InputStream in = socket.getInputStream();
            String answer = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            in.transferTo(OutputStream.nullOutputStream());
            return answer;
        } catch (IOException e) {
            return "";
        }
    }

    int get(String path) {
        return send(head("GET", path, "text/plain", 0), new byte[0]);
    }

    /** A request's first lines, for a body of so many bytes. */
    String head(String method, String path, String contentType, long length) {
        return """
                %s %s HTTP/1.1\r
                Host: %s:%d\r
                Connection: close\r
                Accept: application/json\r
                Content-Type: %s\r
                Content-Length: %d\r
                \r
                """.formatted(method, path, service.getHost(), service.getPort(), contentType, length);
    }
}
