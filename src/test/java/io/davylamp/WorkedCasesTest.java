package io.davylamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkedCasesTest {
    private static final Path TESTS = Path.of("src", "test", "java");

    @Test
    void every_worked_case_is_named_by_some_test() throws IOException {
        // Given
        List<String> ids = WorkedCases.ids();
        String tests;
        try (Stream<Path> files = Files.walk(TESTS)) {
            tests = files.filter(it -> it.toString().endsWith(".java"))
                    .map(WorkedCasesTest::read)
                    .collect(Collectors.joining());
        }

        // When
        List<String> unnamed =
                ids.stream().filter(id -> !tests.contains('"' + id + '"')).toList();

        // Then
        assertThat(ids).hasSizeGreaterThanOrEqualTo(47).doesNotHaveDuplicates();
        assertThat(unnamed).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
