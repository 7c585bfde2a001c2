package io.davylamp.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.delivery.receiver.Addresses.Destination.At;
import io.davylamp.delivery.receiver.Addresses.Destination.Unreachable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    /** Loopback and people's own networks, in every way a resolver reads them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.0.0",
                "192.168.255.255",
                // Decimal and short forms.
                "2130706433",
                "127.1",
                "127.0.1",
                "3232235777",
                "167772161",
                "10.1",
                "192.168.257",
                // IPv6: loopback, mapped, unique local, and what an IPv6-only network translates.
                "::1",
                "0:0:0:0:0:0:0:1",
                "::ffff:127.0.0.1",
                "::ffff:10.1.2.3",
                "::ffff:c0a8:101",
                "fc00::1",
                "fd12:3456:789a::1",
                "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::c0a8:101"
            })
    void a_private_address_is_sent_to_only_where_allowed(String address) throws UnknownHostException {
        // Given
        InetAddress one = InetAddress.getByName(address);
        // Then
        assertThat(AddressRange.of(one)).isEqualTo(AddressRange.PRIVATE);
        assertThat(find(false, true, one)).isInstanceOf(Unreachable.class);
        assertThat(find(true, true, one)).isEqualTo(new At(one));
        assertThat(find(true, false, one)).isEqualTo(new At(one));
    }

    /** What gives a machine its identity and keys, and what no message could be sent to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Azure's wire server, plain and in every disguise.
                "168.63.129.16",
                "2822734096",
                "168.4161808",
                "::ffff:168.63.129.16",
                "::ffff:a83f:8110",
                "64:ff9b::168.63.129.16",
                "64:ff9b::a83f:8110",
                "64:ff9b:1::a83f:8110",
                "2002:a83f:8110::1",
                "2001:0:a83f:8110::1",
                "2001:0:4136:e378:8000:63bf:57c0:7eef",
                "::168.63.129.16",
                "::ffff:0:168.63.129.16",
                "2606:4700::a83f:8110",
                "2606:4700::5efe:a83f:8110",
                // Metadata of the others.
                "169.254.169.254",
                "2852039166",
                "169.254.43518",
                "169.254.170.2",
                "169.254.170.23",
                "169.254.42.42",
                "169.254.0.23",
                "::ffff:a9fe:a9fe",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::169.254.170.2",
                "2002:a9fe:a9fe::1",
                "2a00:1450::a9fe:a9fe",
                "100.100.100.200",
                "::ffff:100.100.100.200",
                "64:ff9b::100.100.100.200",
                "192.0.0.192",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "fd00:c1::a9fe:a9fe",
                "fd00:42::42",
                // Link-local, unspecified, documentation, benchmarks, multicast, reserved, broadcast.
                "169.254.0.1",
                "169.254.255.255",
                "0.0.0.0",
                "0",
                "0.255.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.175.48.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "64:ff9b::0.0.0.0",
                "64:ff9b::224.0.0.1",
                "64:ff9b::255.255.255.255",
                "::",
                "::127.0.0.1",
                "::7f00:1",
                "::ffff:0:127.0.0.1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1",
                "64:ff9b:1::1",
                "64:ff9b:1::10.0.0.1",
                "100::1",
                // Tunnels, documentation, assignments, space not given out.
                "2001::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2001:1ff:ffff::1",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "2002:c0a8:101::1",
                "2002:101:101::1",
                "3fff::1",
                "2606:4700::5efe:10.0.0.1",
                "2606:4700::200:5efe:127.0.0.1",
                "4000::1",
                "5f00::1",
                "1::1",
                "e000::1"
            })
    void nothing_is_ever_sent_to_what_leads_nowhere_good(String address) throws UnknownHostException {
        // Given
        InetAddress one = InetAddress.getByName(address);
        // Then
        assertThat(AddressRange.of(one)).isEqualTo(AddressRange.NOWHERE);
        assertThat(find(false, true, one)).isInstanceOf(Unreachable.class);
        assertThat(find(true, true, one)).isInstanceOf(Unreachable.class);
        assertThat(find(true, false, one)).isInstanceOf(Unreachable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "168.63.129.15",
                "168.63.129.17",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "2001:4860:4860::8888",
                "2001:200::1",
                "64:ff9b::1.1.1.1",
                "::ffff:1.1.1.1",
                "2606:4700::a29f:8101",
                "2606:4700::5efe:1.1.1.1"
            })
    void a_public_address_is_sent_to_encrypted(String address) throws UnknownHostException {
        // Given
        InetAddress one = InetAddress.getByName(address);
        // Then
        assertThat(AddressRange.of(one)).isEqualTo(AddressRange.PUBLIC);
        assertThat(find(false, true, one)).isEqualTo(new At(one));
        assertThat(find(true, true, one)).isEqualTo(new At(one));
        assertThat(find(true, false, one))
                .isInstanceOfSatisfying(
                        Unreachable.class, it -> assertThat(it.why()).contains("https://"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0", "169.254.169.254"})
    void a_literal_address_is_judged_like_any_other(String host) {
        assertThat(new Addresses(false, Addresses.system()).find(host, true, 1)).isInstanceOf(Unreachable.class);
    }

    @Test
    void a_name_with_one_private_address_among_public_ones_is_refused() throws UnknownHostException {
        // Given
        List<InetAddress> both = List.of(InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1"));

        // When
        Addresses.Destination destination = new Addresses(false, host -> both).find("mixed.example", true, 1);

        // Then
        assertThat(destination).isInstanceOf(Unreachable.class);
    }

    @Test
    void the_address_is_looked_up_once_so_a_name_that_changes_its_answer_gains_nothing() throws UnknownHostException {
        // Given
        InetAddress good = InetAddress.getByName("1.1.1.1");
        InetAddress bad = InetAddress.getLoopbackAddress();
        List<InetAddress> answers = new ArrayList<>(List.of(good, bad));
        Addresses addresses = new Addresses(false, host -> List.of(answers.remove(0)));

        // When
        Addresses.Destination first = addresses.find("rebinding.example", true, 1);
        Addresses.Destination second = addresses.find("rebinding.example", true, 2);

        // Then
        assertThat(first).isEqualTo(new At(good));
        assertThat(second).isInstanceOf(Unreachable.class);
    }

    @Test
    void each_attempt_takes_the_next_address() throws UnknownHostException {
        // Given
        InetAddress one = InetAddress.getByName("1.1.1.1");
        InetAddress two = InetAddress.getByName("1.0.0.1");
        Addresses addresses = new Addresses(false, host -> List.of(one, two));

        // Then
        assertThat(addresses.find("two.example", true, 1)).isEqualTo(new At(one));
        assertThat(addresses.find("two.example", true, 2)).isEqualTo(new At(two));
        assertThat(addresses.find("two.example", true, 3)).isEqualTo(new At(one));
    }

    @Test
    void private_addresses_can_be_allowed() {
        assertThat(new Addresses(true, Addresses.system()).find("127.0.0.1", true, 1))
                .isInstanceOf(At.class);
    }

    @Test
    void an_unknown_name_is_unreachable() {
        Addresses addresses = new Addresses(true, host -> {
            throw new UnknownHostException(host);
        });

        assertThat(addresses.find("nowhere.example", true, 1)).isInstanceOf(Unreachable.class);
    }

    private static Addresses.Destination find(boolean allowPrivate, boolean encrypted, InetAddress address) {
        return new Addresses(allowPrivate, host -> List.of(address)).find("some.example", encrypted, 1);
    }
}
