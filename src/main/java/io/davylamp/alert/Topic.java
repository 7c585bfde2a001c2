package io.davylamp.alert;

/**
 * What an alert is about. A subject has at most one open alert of each topic: its {@link #GRADE}, its {@link #INPUTS},
 * and one for each liquidity flag, such as {@code flag:MARGIN_CALL_NEAR}. Of the rules it is a version that may not judge,
 * {@code rulebook:0ac634f1c4466d56}.
 */
public final class Topic {
    public static final String GRADE = "grade";
    public static final String INPUTS = "inputs";
    public static final String RULEBOOK = "rulebook";
    private static final String FLAG = "flag:";

    private Topic() {}

    public static String ofFlag(String flag) {
        return FLAG + flag;
    }

    public static boolean isFlag(String topic) {
        return topic.startsWith(FLAG);
    }

    /** The flag a topic is about: {@code MARGIN_CALL_NEAR}. */
    public static String flag(String topic) {
        return topic.substring(FLAG.length());
    }

    static String ofRulebook(String version) {
        return RULEBOOK + ":" + version;
    }

    /** The version a topic is about. */
    static String rulebook(String topic) {
        return topic.substring(RULEBOOK.length() + 1);
    }

    /**
     * The topic without what it names, as receivers choose it: {@code grade}, {@code inputs}, {@code flag} or
     * {@code rulebook}.
     */
    public static String family(String topic) {
        int colon = topic.indexOf(':');
        return colon < 0 ? topic : topic.substring(0, colon);
    }
}
