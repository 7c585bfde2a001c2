package io.davylamp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the direction of imports, and the habits of naming, that a reader relies on. */
class ArchitectureTest {
    private static final String ROOT = "io.davylamp";

    private static final String RESOURCE = ".*Resource(\\$.*)?";

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

    private static final Class<?>[] MUTABLE = {
        ArrayList.class, HashMap.class, HashSet.class, LinkedHashMap.class, TreeMap.class, StringBuilder.class
    };

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Both ways: what is listed and not imported would mislead whoever reads it. */
    @Test
    void a_package_imports_what_it_says_and_nothing_else() {
        assertThat(packages())
                .filteredOn(it -> !imported(it).equals(declared(it)))
                .map(it -> "%s imports %s, but its @MayImport lists %s"
                        .formatted(it.getName(), imported(it), declared(it)))
                .isEmpty();
    }

    @Test
    void every_package_distinguishes_missing_from_present() {
        assertThat(OURS.getPackage(ROOT).getSubpackagesInTree())
                .filteredOn(it -> !it.getClasses().isEmpty())
                .allMatch(it -> it.isAnnotatedWith(NullMarked.class), "has a package-info with @NullMarked");
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
    }

    /** A face and its rooms know each other; the rooms are in an order among themselves. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "advice",
                "backtest",
                "calculator",
                "delivery",
                "hedging",
                "metrics",
                "monitor",
                "rulebook",
                "rules",
                "web"
            })
    void rooms_form_no_cycle(String face) {
        slices().matching(ROOT + "." + face + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void rooms_of_the_rules_are_entered_through_their_face() {
        noClasses()
                .that()
                .resideOutsideOfPackage(below("rules"))
                .should()
                .dependOnClassesThat(resideInAPackage(below("rules")).and(not(resideInAPackage(ROOT + ".rules"))))
                .check(OURS);
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

    /** What two of them need belongs to neither: it goes to the package whose noun it serves, or to the room's own words. */
    @Test
    void no_resource_calls_another() {
        assertThat(OURS.that(nameMatching(RESOURCE).forSubtype()))
                .flatExtracting(JavaClass::getDirectDependenciesFromSelf)
                .filteredOn(it -> it.getTargetClass().getName().matches(RESOURCE))
                .filteredOn(it -> !outermost(it.getOriginClass()).equals(outermost(it.getTargetClass())))
                .extracting(Dependency::getDescription)
                .isEmpty();
    }

    /** Except for what says that the database is away, and what turns its outages into problems. */
    @Test
    void what_people_and_machines_see_holds_no_sql() {
        noClasses()
                .that(resideInAPackage(below("web"))
                        .and(not(nameMatching(".*\\.(DatabaseWatch|ProblemMapper|OutageFaults)(\\$.*)?")
                                .forSubtype())))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", below("sql"))
                .check(OURS);
    }

    @Test
    void words_formulas_hedges_and_advice_know_no_framework() {
        noClasses()
                .that(resideInAnyPackage(
                                below("mining"),
                                below("market"),
                                below("metrics"),
                                below("estimate"),
                                below("hedging"),
                                below("calculator"),
                                below("advice"))
                        .and(not(storesAndFeeds()))
                        .and(not(resideInAPackage(below("advice.desk")))))
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
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .check(OURS);
    }

    /**
     * What changes over time belongs to an object that somebody owns, or tests and replicas would share it. The one
     * exception is a memo: the surface made last, which a whole book is priced on.
     */
    @Test
    void nothing_static_can_change() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .and()
                .doNotHaveFullName("io.davylamp.hedging.pricing.VolSurface.last")
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(resideInAPackage("java.util.concurrent..").or(belongToAnyOf(MUTABLE)))
                .check(OURS);
    }

    @Test
    void drools_appears_in_its_rooms_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(below("rules.engine"), below("rules.guard"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..")
                .check(OURS);
    }

    /** The guard reads rules by the engine's grammar, and knows nothing of what runs them. */
    @Test
    void the_guard_knows_the_grammar_of_drools_only() {
        noClasses()
                .that()
                .resideInAPackage(below("rules.guard"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.drools..", "org.kie..")
                        .and(not(resideInAnyPackage("org.drools.drl.."))))
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

    private static Stream<JavaPackage> packages() {
        return OURS.getPackage(ROOT).getSubpackagesInTree().stream()
                .filter(it -> !it.getClasses().isEmpty());
    }

    private static SortedSet<String> declared(JavaPackage it) {
        return it.tryGetAnnotationOfType(MayImport.class)
                .map(MayImport::value)
                .map(names -> new TreeSet<>(List.of(names)))
                .orElseThrow(() -> new AssertionError("%s has no @MayImport in its package-info".formatted(it)));
    }

    private static SortedSet<String> imported(JavaPackage from) {
        return from.getClassDependenciesFromThisPackage().stream()
                .map(it -> it.getTargetClass().getBaseComponentType().getPackageName())
                .filter(it -> it.startsWith(ROOT + ".") && !it.equals(from.getName()))
                .map(it -> it.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JavaClass outermost(JavaClass it) {
        return it.getEnclosingClass().map(ArchitectureTest::outermost).orElse(it);
    }

    private static String below(String name) {
        return ROOT + "." + name + "..";
    }
}
