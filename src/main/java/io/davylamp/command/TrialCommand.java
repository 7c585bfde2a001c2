package io.davylamp.command;

import io.davylamp.rulebook.trial.TaskServer;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The service's own: does tasks on rules that come on standard input, in a process that may do nothing else. */
@Command(name = "trial", hidden = true)
final class TrialCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        OutputStream answers = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        // What anything else prints must not come between answers.
        System.setOut(System.err);
        TrialSandbox.enter();
        TaskServer.serve(System.in, answers);
        return Commands.OK;
    }
}
