package io.davylamp.rulebook.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.json.Mappers;
import java.io.IOException;

/** Tasks and their answers as they go from one process to another. */
final class TaskJson {
    /** The program at the other end may know more fields. */
    private static final ObjectMapper JSON = Mappers.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String TYPE = "type";
    private static final String TASK = "task";

    private TaskJson() {}

    static byte[] question(Task<?> task) {
        ObjectNode question = JSON.createObjectNode();
        question.put(TYPE, task.getClass().getName());
        question.set(TASK, JSON.valueToTree(task));
        return bytes(question);
    }

    /** Reads a question, does the work and writes the answer. */
    static byte[] answer(byte[] question) throws IOException {
        JsonNode node = JSON.readTree(question);
        return bytes(task(node).answer());
    }

    static <A> A read(Task<A> task, byte[] answer) throws IOException {
        return JSON.readValue(answer, task.answers());
    }

    private static Task<?> task(JsonNode question) throws JsonProcessingException {
        try {
            Class<?> type = Class.forName(question.path(TYPE).asText(), true, TaskJson.class.getClassLoader());
            return (Task<?>) JSON.treeToValue(question.get(TASK), type.asSubclass(Task.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a task that this program does not know", e);
        }
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task or an answer that cannot be written as JSON", e);
        }
    }
}
