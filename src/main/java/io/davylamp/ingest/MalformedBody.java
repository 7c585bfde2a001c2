package io.davylamp.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.davylamp.json.JsonWords;

/** A body that cannot be read as what it claims to be; nothing of it was kept. */
public final class MalformedBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    public MalformedBody(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    static MalformedBody of(JsonProcessingException e) {
        return new MalformedBody(
                "the body is not JSON %s".formatted(JsonWords.broken(e)),
                "Maybe it was cut off on the way. Nothing was kept: send it again, or send NDJSON,"
                        + " where each line is read on its own.");
    }

    static MalformedBody empty() {
        return new MalformedBody("the body is empty.", "Maybe send a JSON array of readings.");
    }

    public String advice() {
        return advice;
    }
}
