package io.davylamp.alert;

/**
 * What an alert is about. A subject has at most one open alert of each topic: its {@link #GRADE}, its {@link #INPUTS},
 * and one for each liquidity flag, such as {@code flag:MARGIN_CALL_NEAR}.
 */
public final class Topic {
    public static final String GRADE = "grade";
    public static final String INPUTS = "inputs";
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

    /** The topic without the flag's name, as receivers choose it: {@code grade}, {@code inputs} or {@code flag}. */
    public static String family(String topic) {
        return isFlag(topic) ? "flag" : topic;
    }
}
