package io.davylamp.mining;

/**
 * What one pool finds of the network's blocks.
 *
 * @param name the pool, by a name that stays the same, 1 to 64 characters
 * @param share its share of the blocks or of the hashrate, fraction
 */
public record PoolShare(String name, double share) {
    public PoolShare {
        Ids.checkName("name", name);
        Range.fraction("share", share);
    }
}
