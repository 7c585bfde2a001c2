package io.davylamp.rulebook.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The other end of {@link ChildProcess}: does one task after the other until its input ends. That ends it whatever it
 * is doing, so that nothing is left when the service is killed.
 */
public final class TaskServer {
    private static final int MAX_QUESTION_BYTES = 64 * 1024 * 1024;
    private static final byte[] READY = {};

    private TaskServer() {}

    /** What comes before each answer. */
    enum Kind {
        /** An answer follows. */
        ANSWERED,
        /** What went wrong, in words, follows. */
        FAILED
    }

    /** Says that it is ready, then answers. */
    public static void serve(InputStream in, OutputStream out) throws IOException, InterruptedException {
        BlockingQueue<byte[]> questions = new ArrayBlockingQueue<>(1);
        Thread reader = new Thread(() -> read(in, questions), "questions");
        reader.setDaemon(true);
        reader.start();
        WarmUp.now();
        Frames.write(out, READY);
        while (true) {
            answer(questions.take(), out);
            // The next question finds as much memory as this one did.
            System.gc();
        }
    }

    private static void answer(byte[] question, OutputStream out) throws IOException {
        byte[] message;
        try {
            message = message(Kind.ANSWERED, TaskJson.answer(question));
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            message = message(Kind.FAILED, e.toString().getBytes(StandardCharsets.UTF_8));
        }
        Frames.write(out, message);
    }

    private static byte[] message(Kind kind, byte[] text) {
        byte[] message = new byte[text.length + 1];
        message[0] = (byte) kind.ordinal();
        System.arraycopy(text, 0, message, 1, text.length);
        return message;
    }

    private static void read(InputStream in, BlockingQueue<byte[]> questions) {
        try {
            while (true) {
                questions.put(Frames.read(in, MAX_QUESTION_BYTES));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
