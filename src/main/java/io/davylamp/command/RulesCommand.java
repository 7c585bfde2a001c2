package io.davylamp.command;

import picocli.CommandLine.Command;

/** Everything about rulebooks. */
@Command(
        name = Commands.RULES,
        description = "Checks, tests, explains and compares rulebooks. Needs no service and no database.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CheckCommand.class,
            TestCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            BacktestCommand.class,
            TrialCommand.class
        },
        footer = {"", "Exit codes: 0 all is well, 1 something is wrong with the rulebook, 2 the command cannot be run."
        })
final class RulesCommand {}
