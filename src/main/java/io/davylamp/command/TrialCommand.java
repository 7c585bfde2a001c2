package io.davylamp.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.RulebookTrial;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The service's own: tries the rulebook on standard input and says what keeps it from judging, as JSON. */
@Command(name = "trial", hidden = true)
final class TrialCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        TrialSandbox.enter();
        ObjectMapper json = new ObjectMapper();
        Map<String, Map<String, String>> question =
                json.readValue(System.in, new TypeReference<Map<String, Map<String, String>>>() {});
        RulebookSource source = new RulebookSource(Objects.requireNonNull(question.get("files")));
        command.commandLine().getOut().println(json.writeValueAsString(RulebookTrial.problems(source)));
        return Commands.OK;
    }
}
