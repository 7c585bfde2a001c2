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
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            try {
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                out.write(body);
                out.flush();
            } catch (IOException e) {
                // Answered, and closed, before all of it was taken: the answer may still be there.
            }
            return status(socket.getInputStream());
        } catch (IOException e) {
            return NONE;
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

    private static int status(InputStream in) throws IOException {
        String line = new String(in.readNBytes(STATUS_LINE), StandardCharsets.ISO_8859_1);
        in.transferTo(OutputStream.nullOutputStream());
        return line.length() == STATUS_LINE ? Integer.parseInt(line.substring(STATUS_LINE - 3)) : NONE;
    }
}
