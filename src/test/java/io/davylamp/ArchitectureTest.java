package io.davylamp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the direction of imports, and the habits of naming, that a reader relies on. */
class ArchitectureTest {
    private static final String ROOT = "io.davylamp";

    /** Each package with the packages of ours it may import; the order is that of the flow. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("mining", Set.of()),
            Map.entry("sql", Set.of()),
            Map.entry("market", Set.of("mining", "sql")),
            Map.entry("ingest", Set.of("mining", "sql")),
            Map.entry("operator", Set.of("mining", "ingest", "sql")),
            Map.entry("metrics", Set.of("mining", "market")),
            Map.entry("hedging", Set.of("mining", "market", "metrics")),
            Map.entry("rules", Set.of("mining", "metrics")),
            Map.entry("advice", Set.of("mining", "market", "metrics", "hedging", "sql")),
            Map.entry("assessment", Set.of("mining", "market", "metrics", "rules", "hedging", "sql")),
            Map.entry("alert", Set.of("mining", "metrics", "rules", "hedging", "assessment", "sql")),
            Map.entry("delivery", Set.of("mining", "assessment", "alert", "audit", "sql")),
            Map.entry("calculator", Set.of("mining", "market", "metrics", "hedging")),
            Map.entry(
                    "whatif",
                    Set.of(
                            "mining",
                            "market",
                            "operator",
                            "ingest",
                            "metrics",
                            "hedging",
                            "rules",
                            "assessment",
                            "rulebook")),
            Map.entry("audit", Set.of("sql")),
            Map.entry("rulebook", Set.of("mining", "rules", "audit", "sql")),
            Map.entry(
                    "monitor",
                    Set.of(
                            "mining",
                            "market",
                            "operator",
                            "ingest",
                            "metrics",
                            "hedging",
                            "advice",
                            "rules",
                            "assessment",
                            "alert",
                            "delivery",
                            "rulebook",
                            "sql")),
            Map.entry("embedded", Set.of()));

    /** Anything but {@code web}, which nothing imports: they stand at the end of the flow. */
    private static final Set<String> MAY_IMPORT_ANY = Set.of("web", "demo", "backtest", "command");

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "jakarta..",
        "org.hibernate..",
        "org.eclipse.microprofile..",
        "org.drools..",
        "org.kie..",
        "java.sql..",
        "javax.sql.."
    };

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Stream<String> packages() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_imports_only_what_it_may(String name) {
        String[] allowed = Stream.concat(Stream.of(name), MAY_IMPORT.getOrDefault(name, Set.of()).stream())
                .map(ArchitectureTest::below)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(below(name))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void every_package_has_its_place_in_the_table() {
        Stream<String> names = OURS.getPackage(ROOT).getSubpackages().stream().map(JavaPackage::getRelativeName);
        assertThat(names)
                .allSatisfy(it -> assertThat(MAY_IMPORT.containsKey(it) || MAY_IMPORT_ANY.contains(it))
                        .as("package %s", it)
                        .isTrue());
    }

    @Test
    void every_package_tells_missing_from_present() {
        assertThat(OURS.getPackage(ROOT).getSubpackagesInTree())
                .filteredOn(it -> !it.getClasses().isEmpty())
                .allMatch(it -> it.isAnnotatedWith(NullMarked.class), "has a package-info with @NullMarked");
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void nobody_imports_what_people_and_machines_see() {
        noClasses()
                .that()
                .resideOutsideOfPackage(below("web"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(below("web"))
                .check(OURS);
    }

    @Test
    void words_formulas_and_hedges_know_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage(below("mining"), below("metrics"), below("hedging"), below("calculator"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .check(OURS);
    }

    @Test
    void what_decides_is_pure() {
        noClasses()
                .that()
                .haveSimpleName("Assessor")
                .or()
                .haveSimpleName("AlertPolicy")
                .or(resideInAPackage(below("market")).and(not(storesAndFeeds())))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void drools_appears_in_the_rules_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(below("rules"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..")
                .check(OURS);
    }

    @Test
    void time_comes_in_as_an_argument_or_from_a_clock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(OURS);
    }

    @Test
    void a_name_says_what_the_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)")
                .orShould()
                .haveNameMatching(".*\\.(Abstract|Base|I)[A-Z][a-z].*")
                .orShould()
                .resideInAnyPackage(
                        "..util..",
                        "..common..",
                        "..config..",
                        "..dto..",
                        "..model..",
                        "..service..",
                        "..impl..",
                        "..mapper..")
                .check(OURS);
    }

    @Test
    void a_class_the_framework_calls_says_so_in_its_name() {
        named("jakarta.persistence.Entity", ".*Entity");
        named("jakarta.ws.rs.Path", ".*Resource");
        named("io.smallrye.config.ConfigMapping", ".*Config");
        methods()
                .that()
                .areAnnotatedWith("io.quarkus.scheduler.Scheduled")
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Job|Sender|Dispatcher|Watch|Watcher)")
                .allowEmptyShould(true)
                .check(OURS);
        methods()
                .that()
                .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*Channel")
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void rows_of_tables_stay_in_their_package() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(OURS);
    }

    private static void named(String annotation, String pattern) {
        classes()
                .that()
                .areAnnotatedWith(annotation)
                .should()
                .haveNameMatching(pattern)
                .allowEmptyShould(true)
                .check(OURS);
    }

    private static DescribedPredicate<JavaClass> storesAndFeeds() {
        return nameMatching(".*(Store|Entity|Feed|Job|Channel|Config)(\\$.*)?").forSubtype();
    }

    private static String below(String name) {
        return ROOT + "." + name + "..";
    }
}
