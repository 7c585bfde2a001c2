package io.davylamp.siege;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that are opened, say half of something, and then nothing. */
final class ConnectionAttacks {
    private static final int SILENCE_MILLIS = 15_000;
    private static final int DECLARED = 100_000;
    /** In place of a status: it took the connection. */
    private static final int OPENED = 100;

    private ConnectionAttacks() {}

    static List<Attack> all() {
        return List.of(
                silent(
                        "230 halves of a multipart body",
                        230,
                        "/rulebooks/check",
                        "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.drl\"\r\n\r\nrule"),
                silent("1,000 halves of a JSON body", 1_000, "/api/v1/readings", "application/json", "[{\"type\":"),
                silent("1,000 halves of a form", 1_000, "/rulebooks/check", "application/x-www-form-urlencoded", "a="),
                new Attack(
                        "2,000 connections that say nothing", (service, answers) -> hold(service, answers, 2_000, "")),
                new Attack(
                        "1,000 requests without an end of their head",
                        (service, answers) ->
                                hold(service, answers, 1_000, "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ")),
                new Attack(
                        "a head of 10 MB",
                        (service, answers) -> answers.note(() -> service.send(
                                "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + "a".repeat(10_000_000) + "\r\n\r\n",
                                new byte[0]))));
    }

    private static Attack silent(String name, int connections, String path, String contentType, String half) {
        return new Attack(
                name,
                (service, answers) ->
                        hold(service, answers, connections, service.head("POST", path, contentType, DECLARED) + half));
    }

    private static void hold(Besieged service, Answers answers, int connections, String said)
            throws InterruptedException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                answers.note(() -> open(service, said, held) ? OPENED : Besieged.NONE);
            }
            Thread.sleep(SILENCE_MILLIS);
        } finally {
            held.forEach(ConnectionAttacks::close);
        }
    }

    private static boolean open(Besieged service, String said, List<Socket> held) {
        try {
            Socket socket = service.connect();
            held.add(socket);
            socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was closed from the other side.
        }
    }
}
