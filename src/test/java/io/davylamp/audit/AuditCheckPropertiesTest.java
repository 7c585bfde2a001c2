package io.davylamp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to a trail afterwards shows. */
class AuditCheckPropertiesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 1_000)
    void an_untouched_trail_is_sound_against_every_end_it_ever_had(
            @ForAll @IntRange(max = 40) int length, @ForAll Random random) {
        // Given
        List<AuditEntry> trail = trail(length, random);
        AuditHead kept = length == 0
                ? AuditHead.START
                : trail.get(random.nextInt(length)).head();
        // When
        AuditCheck check = check(trail, Optional.of(end(trail)), List.of(kept));
        // Then
        assertThat(check.faults()).isEmpty();
        assertThat(check.entries()).isEqualTo(length);
    }

    @Property(tries = 10_000)
    void one_tampering_is_found(
            @ForAll @IntRange(min = 2, max = 40) int length, @ForAll Tampering tampering, @ForAll Random random) {
        // Given
        List<AuditEntry> original = trail(length, random);
        List<AuditEntry> trail = new ArrayList<>(original);
        // When
        tampering.touch(trail, random);
        // Then
        assertThat(trail).isNotEqualTo(original);
        assertThat(check(trail, Optional.of(end(original)), List.of()).isSound())
                .isFalse();
    }

    @Property(tries = 1_000)
    void a_trail_whose_every_hash_is_made_anew_with_its_end_is_found_by_an_end_kept_elsewhere(
            @ForAll @IntRange(min = 2, max = 40) int length, @ForAll Tampering tampering, @ForAll Random random) {
        // Given
        List<AuditEntry> original = trail(length, random);
        List<AuditEntry> touched = new ArrayList<>(original);
        tampering.touch(touched, random);
        // When
        List<AuditEntry> forged = again(touched);
        // Then
        assertThat(check(forged, Optional.of(end(forged)), List.of()).isSound()).isTrue();
        assertThat(check(forged, Optional.of(end(forged)), List.of(end(original)))
                        .isSound())
                .as("%s", tampering)
                .isEqualTo(forged.size() >= length && forged.subList(0, length).equals(original));
    }

    private static AuditCheck check(List<AuditEntry> trail, Optional<AuditHead> recorded, List<AuditHead> kept) {
        AuditWalk walk = AuditWalk.fromStart(kept);
        trail.forEach(walk::step);
        return walk.finish(recorded);
    }

    private enum Tampering {
        EDIT {
            @Override
            void touch(List<AuditEntry> trail, Random random) {
                int at = random.nextInt(trail.size());
                AuditEntry it = trail.get(at);
                trail.set(at, new AuditEntry(it.seq(), edited(it.deed(), random), it.previous(), it.hash()));
            }
        },
        EDIT_WITH_ITS_HASH {
            @Override
            void touch(List<AuditEntry> trail, Random random) {
                int at = random.nextInt(trail.size());
                AuditEntry it = trail.get(at);
                trail.set(at, AuditEntry.after(new AuditHead(it.seq() - 1, it.previous()), edited(it.deed(), random)));
            }
        },
        DELETE {
            @Override
            void touch(List<AuditEntry> trail, Random random) {
                trail.remove(random.nextInt(trail.size()));
            }
        },
        REORDER {
            @Override
            void touch(List<AuditEntry> trail, Random random) {
                int at = random.nextInt(trail.size() - 1);
                Collections.swap(trail, at, at + 1 + random.nextInt(trail.size() - at - 1));
            }
        },
        EXCHANGE_NUMBERS {
            @Override
            void touch(List<AuditEntry> trail, Random random) {
                int at = random.nextInt(trail.size() - 1);
                AuditEntry one = trail.get(at);
                AuditEntry other = trail.get(at + 1);
                trail.set(at, new AuditEntry(one.seq(), other.deed(), other.previous(), other.hash()));
                trail.set(at + 1, new AuditEntry(other.seq(), one.deed(), one.previous(), one.hash()));
            }
        },
        CUT_OFF_THE_END {
            @Override
            void touch(List<AuditEntry> trail, Random random) {
                trail.subList(random.nextInt(trail.size()), trail.size()).clear();
            }
        },
        CUT_OFF_THE_BEGINNING {
            @Override
            void touch(List<AuditEntry> trail, Random random) {
                trail.subList(0, 1 + random.nextInt(trail.size())).clear();
            }
        },
        ADD {
            @Override
            void touch(List<AuditEntry> trail, Random random) {
                trail.add(AuditEntry.after(end(trail), deed(99, random)));
            }
        },
        REPEAT {
            @Override
            void touch(List<AuditEntry> trail, Random random) {
                int at = random.nextInt(trail.size());
                trail.add(at, trail.get(at));
            }
        };

        abstract void touch(List<AuditEntry> trail, Random random);
    }

    /** One field changed; or a piece of text moved from the end of one into the next. */
    private static AuditAction edited(AuditAction it, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new AuditAction(it.who() + "a", it.action(), it.before(), it.after(), it.why(), it.at());
            case 1 -> new AuditAction(it.who(), it.action() + " ", it.before(), it.after(), it.why(), it.at());
            case 2 -> new AuditAction(it.who(), it.action(), it.before() + "0", it.after(), it.why(), it.at());
            case 3 -> new AuditAction(it.who(), it.action(), it.before(), it.after() + "f", it.why(), it.at());
            case 4 -> new AuditAction(it.who(), it.action(), it.before(), it.after(), it.why() + "\u0000", it.at());
            case 5 ->
                new AuditAction(
                        it.who(),
                        it.action(),
                        it.before(),
                        it.after(),
                        it.why(),
                        it.at().plusNanos(1_000));
            default -> new AuditAction(it.who() + it.action(), "", it.before(), it.after(), it.why(), it.at());
        };
    }

    private static List<AuditEntry> trail(int length, Random random) {
        List<AuditEntry> trail = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            trail.add(AuditEntry.after(end(trail), deed(i, random)));
        }
        return trail;
    }

    private static List<AuditEntry> again(List<AuditEntry> trail) {
        List<AuditEntry> again = new ArrayList<>();
        trail.forEach(it -> again.add(AuditEntry.after(end(again), it.deed())));
        return again;
    }

    private static AuditHead end(List<AuditEntry> trail) {
        return trail.isEmpty() ? AuditHead.START : trail.get(trail.size() - 1).head();
    }

    private static AuditAction deed(int number, Random random) {
        String[] actions = {"DRAFTED", "SUBMITTED", "APPROVED", "ACTIVATED", "ROLLED_BACK"};
        return new AuditAction(
                random.nextBoolean() ? "Ada" : "Zoë 1:",
                actions[random.nextInt(actions.length)],
                Long.toHexString(random.nextLong()),
                Long.toHexString(random.nextLong()),
                "reason " + random.nextInt(3),
                START.plusSeconds(number));
    }
}
