package io.davylamp.rulebookcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of a check.
 *
 * @param reply the reply to a program; how an operator is judged by the rulebook in force is not in it yet
 * @param sent how the operator fares by the rulebook sent
 * @param verdict the reply in a few words
 * @param files the files sent that are shown
 * @param sound the files sent that nothing is to be said of and that are only named, for there are many
 * @param elsewhere what is to be said of files that were not sent
 */
public record RulebookCheckAnswer(
        RulebookCheckReply reply,
        Optional<RulebookCheckReply.Verdict> sent,
        String verdict,
        List<RulebookCheckFile> files,
        List<String> sound,
        List<RulebookCheckRemark> elsewhere) {
    /** Of more, those that nothing is to be said of are only named. */
    private static final int SOUND_FILES_SHOWN = 5;

    static RulebookCheckAnswer of(
            RulebookCheckReply reply, Optional<RulebookCheckReply.Verdict> sent, Map<String, String> shown) {
        List<RulebookCheckRemark> remarks = RulebookCheckRemark.of(reply);
        List<RulebookCheckFile> files = new ArrayList<>();
        List<String> sound = new ArrayList<>();
        boolean few = shown.size() <= SOUND_FILES_SHOWN;
        new TreeMap<>(shown).forEach((file, content) -> {
            List<RulebookCheckRemark> here =
                    remarks.stream().filter(it -> it.file().equals(file)).toList();
            if (here.isEmpty() && !few) {
                sound.add(file);
            } else {
                RulebookCheckFile full = RulebookCheckFile.of("f" + files.size(), file, content, here);
                files.add(few ? full : full.briefly());
            }
        });
        return new RulebookCheckAnswer(
                reply,
                sent,
                RulebookCheckRemark.verdict(remarks),
                files,
                sound,
                remarks.stream().filter(it -> !shown.containsKey(it.file())).toList());
    }

    RulebookCheckAnswer with(RulebookCheckReply.Trial trial) {
        return new RulebookCheckAnswer(reply.with(trial), sent, verdict, files, sound, elsewhere);
    }
}
