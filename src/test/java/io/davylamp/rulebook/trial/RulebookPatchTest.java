package io.davylamp.rulebook.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rulebook.Registry;
import io.davylamp.rules.RulebookSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the patch says is what Git makes of it. */
class RulebookPatchTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // filled by JUnit
    private Path folder;

    @Test
    void git_makes_one_rulebook_of_the_other_with_workbooks_new_files_and_missing_line_ends() throws Exception {
        // Given
        RulebookSource before = new RulebookSource(Map.of(
                "changed.drl", "one\ntwo\nthree\n",
                "no-end.drl", "one\ntwo",
                "gone.drl", "gone\n",
                "liquidity/table.drl.xlsx", workbook(1, 3_001),
                "same.drl", "same\n"));
        RulebookSource after = new RulebookSource(Map.of(
                "changed.drl", "one\n2\nthree",
                "no-end.drl", "one\ntwo\n",
                "collateral/new.drl", "new – neu\n",
                "liquidity/table.drl.xlsx", workbook(2, 777),
                "liquidity/other.drl.xlsx", workbook(3, 52),
                "same.drl", "same\n"));
        write(before);
        // When
        Path patch = Files.writeString(folder.resolve(".patch"), RulebookPatch.between(before, after));
        Process git = new ProcessBuilder(
                        "git", "apply", "--verbose", patch.getFileName().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8);
        // Then
        assertThat(git.waitFor()).as(said).isZero();
        assertThat(RulebookSource.read(folder).files()).isEqualTo(after.files());
    }

    @Test
    void nothing_changed_is_an_empty_patch() {
        RulebookSource source = Registry.rulebook(90);
        assertThat(RulebookPatch.between(source, source)).isEmpty();
    }

    private void write(RulebookSource source) throws IOException {
        for (Map.Entry<String, String> it : source.files().entrySet()) {
            Path file = folder.resolve(it.getKey());
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    it.getKey().endsWith(".xlsx")
                            ? Base64.getDecoder().decode(it.getValue())
                            : it.getValue().getBytes(UTF_8));
        }
        new ProcessBuilder("git", "init", "-q")
                .directory(folder.toFile())
                .start()
                .onExit()
                .join();
    }

    private static String workbook(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
