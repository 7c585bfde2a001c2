package io.davylamp.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Whether an address is one of the public internet: not loopback, private, link-local (where clouds keep their
 * metadata), shared, documentation, multicast or reserved; in IPv6, global unicast only, and what embeds an IPv4 address
 * is judged by that one or refused.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA: IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA: IPv6 special-purpose addresses</a>
 */
final class PublicAddress {
    private static final List<Block> SPECIAL_V4 = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.31.196.0", 24),
            Block.of("192.52.193.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("192.175.48.0", 24),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 4),
            Block.of("240.0.0.0", 4));

    private static final Block GLOBAL_UNICAST_V6 = Block.of("2000::", 3);

    /** Protocol assignments with Teredo, documentation (two), 6to4: inside global unicast, yet not public. */
    private static final List<Block> SPECIAL_V6 =
            List.of(Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("2002::", 16), Block.of("3fff::", 20));

    /** What an IPv6-only network translates IPv4 into; the last four bytes are the IPv4 address. */
    private static final Block NAT64 = Block.of("64:ff9b::", 96);

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL_V4.stream().noneMatch(it -> it.contains(bytes));
        }
        if (NAT64.contains(bytes)) {
            byte[] embedded = Arrays.copyOfRange(bytes, 12, 16);
            return SPECIAL_V4.stream().noneMatch(it -> it.contains(embedded));
        }
        return GLOBAL_UNICAST_V6.contains(bytes) && SPECIAL_V6.stream().noneMatch(it -> it.contains(bytes));
    }

    /** Addresses that share their first bits. */
    private static final class Block {
        private final byte[] start;
        private final int bits;

        private Block(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        static Block of(String literal, int bits) {
            try {
                return new Block(InetAddress.getByName(literal).getAddress(), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(literal, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
