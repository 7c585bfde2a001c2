package io.davylamp.delivery.receiver;

import io.davylamp.alert.AlertChange;
import io.davylamp.delivery.DeliveryConfig;
import io.davylamp.delivery.DeliveryConfig.ReceiverConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the receivers an administrator configured; a fault names the key and stops the start. */
public final class Receivers {
    private Receivers() {}

    public static List<Receiver> of(DeliveryConfig config) {
        SettingChecks.check(config);
        Links links = new Links(config.linkBase());
        return config.receivers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> receiver(it.getKey(), it.getValue(), links, config.allowPrivateAddresses()))
                .toList();
    }

    private static Receiver receiver(String name, ReceiverConfig config, Links links, boolean mayBePrivate) {
        SendingRate usual = config.type() == DeliveryConfig.Type.SLACK ? SendingRate.CHANNEL : SendingRate.MACHINE;
        SendingRate pace = new SendingRate(
                config.gap().orElse(usual.gap()),
                config.digestAfter().orElse(usual.digestAfter()),
                config.concurrency().orElse(usual.concurrency()));
        ReceiverTerms terms = new ReceiverTerms(name, config.url(), Route.of(config), pace);
        SettingChecks.require(
                terms.encrypted() || mayBePrivate,
                "receivers." + name + ".url",
                "http://",
                "https://, or http:// to a private address where davylamp.delivery.allow-private-addresses is on");
        return switch (config.type()) {
            case SLACK -> new SlackReceiver(terms, links);
            case WEBHOOK -> new WebhookReceiver(terms, links, signature(name, config.secret()));
        };
    }

    private static Signature signature(String name, Optional<String> secret) {
        String key = "receivers." + name + ".secret";
        SettingChecks.require(secret.isPresent(), key, "absent", Signature.ALLOWED);
        Optional<Signature> signature = Signature.of(secret.orElseThrow());
        SettingChecks.require(signature.isPresent(), key, "not in that form", Signature.ALLOWED);
        return signature.orElseThrow();
    }

    /** Links into this service's pages. */
    record Links(Optional<URI> base) {
        /** All alerts. */
        Optional<String> toAll() {
            return base.map(it -> trimmed(it) + "/alerts");
        }

        /** The alert that changed. */
        Optional<String> to(AlertChange change) {
            return base.map(it -> trimmed(it) + "/alerts/" + change.alertId());
        }

        private static String trimmed(URI base) {
            return base.toString().replaceAll("/+$", "");
        }
    }
}
