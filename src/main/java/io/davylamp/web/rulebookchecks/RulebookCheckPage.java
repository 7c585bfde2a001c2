package io.davylamp.web.rulebookchecks;

import io.davylamp.rulebookcheck.RulebookCheckAnswer;
import io.davylamp.rulebookcheck.RulebookCheckFile;
import io.davylamp.rulebookcheck.RulebookCheckRemark;
import io.davylamp.rulebookcheck.RulebookCheckReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which rules are tried before anyone uses them.
 *
 * @param path the file pasted
 * @param text what was pasted
 * @param alone whether the files are the whole rulebook, rather than changes to the one in force
 * @param operatorId the operator to try them on, empty for none
 * @param at of which moment, as it was typed
 * @param operators whom one can try them on
 * @param reply what came of it; none before anything was sent
 * @param verdict that in a few words
 * @param files the files sent that are shown
 * @param sound the files sent that nothing is to be said of and that are only named, for there are many
 * @param elsewhere what is to be said of files that were not sent
 */
record RulebookCheckPage(
        String path,
        String text,
        boolean alone,
        String operatorId,
        String at,
        List<String> operators,
        @Nullable RulebookCheckReply reply,
        String verdict,
        List<RulebookCheckFile> files,
        List<String> sound,
        List<RulebookCheckRemark> elsewhere) {
    static RulebookCheckPage empty(List<String> operators) {
        return asked("liquidity/runway.drl", "", false, "", "", operators);
    }

    /** Before it is answered. */
    static RulebookCheckPage asked(
            String path, String text, boolean alone, String operatorId, String at, List<String> operators) {
        return new RulebookCheckPage(
                path, text, alone, operatorId, at, operators, null, "", List.of(), List.of(), List.of());
    }

    RulebookCheckPage answered(RulebookCheckAnswer answer) {
        return new RulebookCheckPage(
                path,
                text,
                alone,
                operatorId,
                at,
                operators,
                answer.reply(),
                answer.verdict(),
                answer.files(),
                answer.sound(),
                answer.elsewhere());
    }
}
