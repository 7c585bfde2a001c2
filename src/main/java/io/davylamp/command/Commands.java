package io.davylamp.command;

import io.davylamp.rules.UnreadableRulebook;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The entrance of the command line. */
public final class Commands {
    static final int OK = 0;
    /** Something is wrong with what was looked at. */
    static final int PROBLEMS = 1;
    /** The command itself was not understood, or a file could not be read. */
    static final int USAGE = 2;

    /** The words with which arguments are meant for the command line; without one of them the service starts. */
    static final String RULES = "rules";

    static final String AUDIT = "audit";

    private Commands() {}

    @Command(
            name = "davylamp",
            synopsisSubcommandLabel = "(rules | audit)",
            subcommands = {RulesCommand.class, AuditCommand.class},
            description = "Without arguments the service starts. With 'rules' it works on rulebooks, with 'audit' on"
                    + " the record of who changed them.")
    static final class Davylamp {}

    /** Whether arguments are meant for the command line. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && (arguments[0].equals(RULES) || arguments[0].equals(AUDIT));
    }

    /**
     * Runs a command.
     *
     * @return 0 where all is well, 1 where something is wrong with the rulebook or the trail, 2 where the command cannot be run
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        return new CommandLine(new Davylamp())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Commands::failed)
                .execute(arguments);
    }

    /** What is wrong with files or their paths is told in words; anything else is a bug and shows its trace. */
    private static int failed(Exception fault, CommandLine command, ParseResult parsed) throws Exception {
        if (fault instanceof UnreadableRulebook || fault instanceof Fault) {
            command.getErr().println(fault.getMessage());
            return USAGE;
        }
        throw fault;
    }

    /** A command that cannot be run, and why. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }
}
