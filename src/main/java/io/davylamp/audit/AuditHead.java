package io.davylamp.audit;

/**
 * The end of the trail: whoever keeps it elsewhere notices when the trail is cut short or written anew.
 *
 * @param seq number of the last entry; 0 where there is none
 * @param hash its hash
 */
public record AuditHead(long seq, String hash) {
    /** The head of an empty trail. */
    public static final AuditHead START = new AuditHead(0, "0".repeat(64));

    /** {@code 17:9f86d081…}, as the log and the answers of the API give it. */
    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}
