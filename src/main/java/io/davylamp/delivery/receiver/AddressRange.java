package io.davylamp.delivery.receiver;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Where an address leads. What embeds an IPv4 address (a translated one, a tunnel's) is judged by that one, or leads
 * nowhere. Which addresses lead nowhere needs no list that could be too short: everything does that is neither public
 * nor one of the few ranges people give their own networks.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA: IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA: IPv6 special-purpose addresses</a>
 */
enum AddressRange {
    /** To the public internet. */
    PUBLIC,
    /** To this machine or the network it is in: only where an administrator allows it. */
    PRIVATE,
    /** To what gives a machine its identity and keys, or to nothing a message could be sent to: never. */
    NOWHERE;

    private static final List<Block> OWN_NETWORKS = List.of(
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("172.16.0.0", 12),
            Block.of("192.168.0.0", 16),
            Block.of("::1", 128),
            Block.of("fc00::", 7));

    /**
     * Where clouds answer their machines' questions, outside the link-local range or inside people's own networks:
     * Azure (a public address!), Alibaba, Oracle's older one; of IPv6 Amazon, Google, Oracle, Scaleway.
     */
    private static final List<Block> PLATFORM = List.of(
            Block.of("168.63.129.16", 32),
            Block.of("100.100.100.200", 32),
            Block.of("192.0.0.192", 32),
            Block.of("fd00:ec2::", 32),
            Block.of("fd20:ce::", 32),
            Block.of("fd00:c1::a9fe:a9fe", 128),
            Block.of("fd00:42::42", 128));

    private static final Block LINK_LOCAL = Block.of("169.254.0.0", 16);

    private static final List<Block> SPECIAL_V4 = List.of(
            Block.of("0.0.0.0", 8),
            LINK_LOCAL,
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.31.196.0", 24),
            Block.of("192.52.193.0", 24),
            Block.of("192.88.99.0", 24),
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

    static AddressRange of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? ofV4(bytes) : ofV6(bytes);
    }

    private static AddressRange ofV4(byte[] bytes) {
        if (in(PLATFORM, bytes) || in(SPECIAL_V4, bytes)) {
            return NOWHERE;
        }
        return in(OWN_NETWORKS, bytes) ? PRIVATE : PUBLIC;
    }

    private static AddressRange ofV6(byte[] bytes) {
        if (NAT64.contains(bytes)) {
            return ofV4(lastFour(bytes));
        }
        if (in(PLATFORM, bytes)) {
            return NOWHERE;
        }
        if (in(OWN_NETWORKS, bytes)) {
            return PRIVATE;
        }
        boolean global = GLOBAL_UNICAST_V6.contains(bytes) && !in(SPECIAL_V6, bytes);
        return global && !hidesAnother(bytes) ? PUBLIC : NOWHERE;
    }

    /**
     * A translator with a prefix of its own (RFC 6052, 96 bits) or an ISATAP tunnel carries an IPv4 address in the last
     * four bytes. Ordinary addresses may look the same, so a translated one is refused only where it would lead to
     * what never may be reached.
     */
    private static boolean hidesAnother(byte[] bytes) {
        byte[] embedded = lastFour(bytes);
        boolean isatap = (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
        boolean mayBeTranslated = bytes[8] == 0 && bytes[9] == 0 && bytes[10] == 0 && bytes[11] == 0;
        return (isatap && ofV4(embedded) != PUBLIC)
                || (mayBeTranslated && (in(PLATFORM, embedded) || LINK_LOCAL.contains(embedded)));
    }

    private static byte[] lastFour(byte[] bytes) {
        return Arrays.copyOfRange(bytes, 12, 16);
    }

    private static boolean in(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(it -> it.contains(address));
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
