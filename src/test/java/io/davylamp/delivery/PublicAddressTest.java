package io.davylamp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.delivery.Addresses.Destination.At;
import io.davylamp.delivery.Addresses.Destination.Unreachable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                // Decimal and short forms, as the resolver reads them.
                "2130706433",
                "127.1",
                "0",
                "2852039166",
                "3232235777",
                // IPv6: unspecified, loopback, mapped, compatible, unique local, link-local, site-local, multicast.
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.1.2.3",
                "::ffff:a9fe:a9fe",
                "::127.0.0.1",
                "::7f00:1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                // Translated, tunnelled, documentation, discard, benchmarking.
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:2::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "::ffff:0:127.0.0.1"
            })
    void refuses_what_is_not_public(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
                "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
                "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
                "2001:4860:4860::8888", "64:ff9b::1.1.1.1", "::ffff:1.1.1.1"
            })
    void takes_what_is_public(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0", "169.254.169.254"})
    void a_literal_address_is_judged_like_any_other(String host) {
        assertThat(new Addresses(false, Addresses.system()).find(host, 1)).isInstanceOf(Unreachable.class);
    }

    @Test
    void a_name_with_one_private_address_among_public_ones_is_refused() throws UnknownHostException {
        // Given
        List<InetAddress> both = List.of(InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1"));

        // When
        Addresses.Destination destination = new Addresses(false, host -> both).find("mixed.example", 1);

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
        Addresses.Destination first = addresses.find("rebinding.example", 1);
        Addresses.Destination second = addresses.find("rebinding.example", 2);

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
        assertThat(addresses.find("two.example", 1)).isEqualTo(new At(one));
        assertThat(addresses.find("two.example", 2)).isEqualTo(new At(two));
        assertThat(addresses.find("two.example", 3)).isEqualTo(new At(one));
    }

    @Test
    void private_addresses_can_be_allowed() {
        assertThat(new Addresses(true, Addresses.system()).find("127.0.0.1", 1)).isInstanceOf(At.class);
    }

    @Test
    void an_unknown_name_is_unreachable() {
        Addresses addresses = new Addresses(true, host -> {
            throw new UnknownHostException(host);
        });

        assertThat(addresses.find("nowhere.example", 1)).isInstanceOf(Unreachable.class);
    }
}
