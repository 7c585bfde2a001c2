package io.davylamp.command;

import io.davylamp.rules.UnreadableRulebook;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The entrance of the command line. */
public final class Commands {
    static final int OK = 0;
    /** Something is wrong with what was checked. */
    static final int PROBLEMS = 1;
    /** The command itself was not understood, or a file could not be read. */
    static final int USAGE = 2;

    static final String RULES = "rules";
    static final String AUDIT = "audit";

    /** The word with which the service starts, as it does without any. */
    private static final String SERVE = "serve";

    private Commands() {}

    @Command(
            name = "davylamp",
            synopsisSubcommandLabel = "(rules | audit | serve)",
            subcommands = {RulesCommand.class, AuditCommand.class, HelpCommand.class},
            description =
                    "Watches a book of mining operators for revenue stress and liquidity crunches. 'serve' starts the"
                            + " service, as the packaged jar does without any argument; 'rules' works on rulebooks, 'audit' on the"
                            + " record of who changed them.")
    static final class Davylamp {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help and end.")
        private boolean help;
    }

    /** Whether arguments are meant for the command line, rather than to start the service. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && !(arguments.length == 1 && arguments[0].equals(SERVE));
    }

    /**
     * Runs a command.
     *
     * @return 0 where all is well, 1 where something is wrong with the rulebook or the trail, 2 where the command
     *     cannot be run
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

    /** What is wrong with files or their paths is said in words; anything else is a bug and shows its trace. */
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
