package io.davylamp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.davylamp.sql.Sql;
import io.davylamp.sql.Transactions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds who may touch which table, and how a transaction is made: see {@code io.davylamp.sql}. */
class PersistenceTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "davylamp");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    private static final Pattern CREATED = Pattern.compile("(?m)^create table (\\w+)");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern LITERAL = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern WRITTEN = Pattern.compile("\\b(?:insert into|update|delete from|truncate)\\s+(\\w+)");
    private static final Pattern READ = Pattern.compile("\\b(?:from|join)\\s+(\\w+)");
    private static final Pattern MAPPED = Pattern.compile("@Table\\(name = \"(\\w+)\"\\)");

    /** Tables that more than one class writes: each step of the outbox is one statement over the two of them. */
    private static final Map<String, Set<String>> WRITTEN_TOGETHER = Map.of(
            "delivery",
                    Set.of("delivery/Outbox", "delivery/ClaimStore", "delivery/DigestStore", "delivery/DeliveryStore"),
            "delivery_receiver", Set.of("delivery/ClaimStore", "delivery/DeliveryStore"));

    /** Tables that are joined from another package, because the join picks rows, or locks them, out of a large book. */
    private static final Map<String, Set<String>> JOINED = Map.of(
            "assessment/BookStore", Set.of("operator_state", "operator_profile"),
            "monitor/backlog/Reassessments", Set.of("operator_state"),
            "monitor/backlog/Walks", Set.of("operator_state"));

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.davylamp");

    /** By package and class: {@code alert/AlertStore}. */
    private static final Map<String, String> SOURCE = files(SOURCES, ".java");

    /** The literals of each, one after the other. */
    private static final Map<String, String> SQL =
            SOURCE.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> literals(it.getValue())));

    @Test
    void each_table_is_written_by_one_class() {
        // Given
        Map<String, Set<String>> writers = new TreeMap<>();
        tables().forEach(it -> writers.put(it, new TreeSet<>()));
        // When
        SQL.forEach((file, sql) -> written(file, sql)
                .filter(writers::containsKey)
                .forEach(table -> Objects.requireNonNull(writers.get(table)).add(file)));
        // Then
        writers.forEach((table, classes) -> {
            if (WRITTEN_TOGETHER.containsKey(table)) {
                assertThat(classes).as("writers of %s", table).isEqualTo(WRITTEN_TOGETHER.get(table));
            } else {
                assertThat(classes).as("writers of %s", table).hasSize(1);
            }
        });
    }

    @Test
    void a_table_is_read_in_its_owner_s_package() {
        // Given
        Map<String, String> owners = new HashMap<>();
        SQL.forEach((file, sql) -> written(file, sql).forEach(table -> owners.put(table, room(file))));
        owners.keySet().retainAll(tables());
        // When
        SQL.forEach((file, sql) -> named(READ, sql).stream()
                .filter(owners::containsKey)
                .filter(it -> !JOINED.getOrDefault(file, Set.of()).contains(it))
                // Then
                .forEach(
                        it -> assertThat(room(file)).as("%s reads %s", file, it).isEqualTo(owners.get(it))));
    }

    @Test
    void a_row_is_known_to_its_store_alone() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Entity")
                .should()
                .onlyBeAccessed()
                .byClassesThat()
                .haveNameMatching(".*(Store|Entity)(\\$.*)?")
                .check(OURS);
    }

    @Test
    void what_a_repository_can_do_is_done_by_its_store_alone() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "Panache declares it",
                        (JavaMethodCall call) -> call.getTarget()
                                .resolveMember()
                                .filter(it -> it.getOwner().isEquivalentTo(PanacheRepositoryBase.class))
                                .isPresent()))
                .check(OURS);
    }

    @Test
    void a_transaction_is_made_in_one_place() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Transactions.class.getName())
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(TransactionManager.class, UserTransaction.class, Transactional.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("io.quarkus.narayana..")
                .check(OURS);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Sql.class.getName())
                .and()
                .doNotHaveSimpleName("Pooler") // which looks at a configured database before the service starts
                .should()
                .callMethod(Connection.class, "setAutoCommit", boolean.class)
                .orShould()
                .callMethod(Connection.class, "commit")
                .check(OURS);
    }

    private static Set<String> tables() {
        return files(MIGRATIONS, ".sql").values().stream()
                .flatMap(it -> CREATED.matcher(it).results().map(match -> match.group(1)))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(it -> it.toString().endsWith(ending))
                    .collect(Collectors.toMap(
                            it -> folder.relativize(it).toString().replace(ending, ""), PersistenceTest::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String literals(String source) {
        return LITERAL.matcher(COMMENT.matcher(source).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .map(it -> it.substring(1, it.length() - 1))
                .collect(Collectors.joining(" "));
    }

    private static Set<String> named(Pattern pattern, String sql) {
        return pattern.matcher(sql).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }

    /** The tables that a class writes: those its SQL names, and those of the entities it works on. */
    private static Stream<String> written(String file, String sql) {
        String source = SOURCE.getOrDefault(file, "");
        Stream<String> mapped = SOURCE.entrySet().stream()
                .filter(it -> it.getKey().endsWith("Entity") && worksOn(source, simpleName(it.getKey())))
                .flatMap(it -> named(MAPPED, it.getValue()).stream());
        return Stream.concat(named(WRITTEN, sql).stream(), mapped);
    }

    private static boolean worksOn(String source, String entity) {
        return source.contains("PanacheRepositoryBase<" + entity) || source.contains(entity + ".of(");
    }

    private static String simpleName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static String room(String file) {
        return file.substring(0, Math.max(0, file.indexOf('/')));
    }
}
