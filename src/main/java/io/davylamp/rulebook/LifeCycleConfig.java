package io.davylamp.rulebook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Who may put rules in force, and how this replica is called. */
@ConfigMapping(prefix = "davylamp.rules")
public interface LifeCycleConfig {
    /**
     * {@code auto}: a valid change of the folder comes into force by itself, for it was reviewed where it was made, and
     * a submitted draft on anybody's decision. {@code approval}: both wait until another person than the author
     * approves. The first rulebook of an empty database comes into force either way, as nothing would judge otherwise.
     */
    @WithDefault("auto")
    Policy activation();

    /**
     * Whose the rules are. {@code folder}: drafts made here can be checked and downloaded as a patch, but not
     * submitted. {@code registry}: they can. {@code detect}: the folder's where it is, or is in, a mounted ConfigMap
     * ({@code ..data}), is a symbolic link, is in a Git worktree that a symbolic link leads to (git-sync), or is the
     * top of a Git checkout ({@code .git}), else the registry's.
     */
    @WithDefault("detect")
    Owner owner();

    /**
     * {@code required}: a person puts a version in force only when a backtest has judged the past by it and by the one
     * it replaces. {@code offered}: one is ordered when it is submitted all the same, but nobody has to wait for it.
     * Going back to an earlier version, the folder's own activation and the first rulebook need none, nor does any
     * while no history is stored; the audit trail names what an activation is based on.
     */
    @WithDefault("required")
    Backtest backtest();

    /** How long a draft is kept that nobody submits; a day to ten years. The audit trail keeps who drafted it. */
    @WithDefault("30d")
    @DurationMin(days = 1)
    @DurationMax(days = 3_653)
    Duration draftsExpireAfter();

    /** How many drafts are kept that nobody has submitted; 1 to 10,000. Those withdrawn make room for others. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int mostDrafts();

    /** How large a draft is, in characters of all its files, workbooks as Base64; 10,000 to 8,388,608. */
    @WithDefault("2000000")
    @Min(10_000)
    @Max(8_388_608)
    int mostDraftCharacters();

    /** This replica's name among the others; host and process id where none is given; 1 to 200 characters. */
    Optional<@Size(min = 1, max = 200) String> replica();

    /** What a new version needs before it judges. */
    enum Policy {
        AUTO,
        APPROVAL
    }

    /** Whether the past is judged by a version before it judges. */
    enum Backtest {
        REQUIRED,
        OFFERED
    }

    /** Where rules are changed. */
    enum Owner {
        DETECT,
        FOLDER,
        REGISTRY
    }
}
