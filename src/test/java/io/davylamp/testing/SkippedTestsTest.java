package io.davylamp.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.davylamp.WorkedCases;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** A test that is skipped unnoticed proves nothing: who may be skipped, and for what, stands here. */
class SkippedTestsTest {
    /** For want of a program or a right on this machine. */
    private static final Set<String> MAY_ASSUME =
            Set.of("ManifestsTest", "EmbeddedDatabaseTest", "ConfiguredDatabaseTest");

    /** For want of data that may not be shipped; an invented history is walked everywhere. */
    private static final String ON_REAL_DATA = "RealHistoryTest";

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("io.davylamp");

    @Test
    void no_other_test_is_skipped() {
        noClasses()
                .that(not(describe("may be skipped", (JavaClass it) -> MAY_ASSUME.contains(it.getSimpleName()))))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Assumptions.class)
                .check(others());
        noClasses()
                .that(not(describe(
                        "need real data", (JavaClass it) -> it.getSimpleName().equals(ON_REAL_DATA))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit.jupiter.api.condition..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Disabled.class)
                .check(others());
    }

    private static JavaClasses others() {
        return TESTS.that(not(describe("this test", it -> it.isEquivalentTo(SkippedTestsTest.class))));
    }

    @Test
    void where_real_data_lies_beside_the_checkout_it_is_used() {
        assertThat(WorkedCases.histories()).hasSize(WorkedCases.areRealThere() ? 2 : 1);
        assertThat(WorkedCases.histories().map(it -> WorkedCases.data(it + "network_daily.csv")))
                .allSatisfy(it -> assertThat(it).isNotEmptyFile());
    }
}
