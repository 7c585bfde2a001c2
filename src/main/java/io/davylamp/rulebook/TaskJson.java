package io.davylamp.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Tasks and their answers as they go from one process to another. */
final class TaskJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
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
