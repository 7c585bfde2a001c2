package io.davylamp.rulebook.trial;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Messages on a stream, each after its length. */
final class Frames {
    private Frames() {}

    static void write(OutputStream to, byte[] message) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(message.length);
        out.write(message);
        out.flush();
    }

    /**
     * The next message.
     *
     * @throws TooLong if it is longer than that; nothing of it is read
     */
    static byte[] read(InputStream from, int most) throws IOException {
        DataInputStream in = new DataInputStream(from);
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new TooLong(length);
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException("the stream ended within a message");
        }
        return message;
    }

    /** A message longer than is read. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(int length) {
            super("a message of %d bytes".formatted(length));
        }
    }
}
