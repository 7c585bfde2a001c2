package io.davylamp.rules.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.engine.CompiledRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule files that try to be more than rules: each is refused, and none runs a thing while it is checked. */
class HostileRulesTest {
    private static final String TOUCH = "io.davylamp.rules.hostile.Tripwire.touch()";
    private static final String SAY = "findings.stress(WATCH, \"x\");";
    private static final String RUNWAY = "Runway( $days : days, days < 90 )";

    /** What follows {@code then}. */
    private static final List<String> CONSEQUENCES = List.of(
            "TOUCH;",
            "Runtime.getRuntime().exec(\"touch /tmp/davylamp-owned\");",
            "System.exit(1);",
            "new ProcessBuilder(\"id\").start();",
            "Class.forName(\"io.davylamp.rules.hostile.Tripwire\").getMethod(\"touch\").invoke(null);",
            "new Thread(() -> TOUCH).start();",
            "while (true) { }",
            "for (;;) { TOUCH; }",
            "do { TOUCH; } while (true);",
            "if (TOUCH > 0) { findings.stress(WATCH, \"x\"); }",
            "{ TOUCH; }",
            "int x = TOUCH;",
            "var x = TOUCH;",
            "x = TOUCH;",
            "Runnable r = () -> TOUCH; r.run();",
            "new Object() { { TOUCH; } };",
            "class Evil { static { TOUCH; } } new Evil();",
            "try { TOUCH; } finally { }",
            "synchronized (findings) { TOUCH; }",
            "throw new RuntimeException();",
            "return;",
            "drools.halt();",
            "drools.getKieRuntime().getGlobals();",
            "kcontext.getKieRuntime();",
            "insert( new Object() );",
            "insertLogical( \"x\" );",
            "update( $days );",
            "modify( $days ) { };",
            "delete( $days );",
            "retract( $days );",
            "findings.getClass().getClassLoader();",
            "findings.stress(WATCH, \"x\").getClass();",
            "findings.rule(0);",
            "findings.say(0);",
            "findings.word(TOUCH);",
            "findings.stress(WATCH, \"x\" + TOUCH);",
            "findings.stress(WATCH, \"%s\", TOUCH);",
            "findings.stress(WATCH, \"%.0f\", TOUCH);",
            "findings.stress(WATCH, \"%.0f\", $days + TOUCH);",
            "findings.stress(WATCH, \"%.0f\", $days.intValue());",
            "findings.stress(WATCH, \"%.0f\", Math.abs($days));",
            "findings.stress(WATCH, \"%.0f\", (TOUCH));",
            "findings.stress(WATCH, \"%.0f\", $days > 0 ? 1 : TOUCH);",
            "findings.stress(WATCH, \"%.0f\", $days = 3);",
            "findings.stress(WATCH, \"%.0f\", $days++);",
            "findings.stress(WATCH, \"%.0f\", -- $days);",
            "findings.stress(WATCH, \"%.0f\", (double) $days);",
            "findings.stress(WATCH, \"%.0f\", new Integer(3));",
            "findings.stress(WATCH, \"%.0f\", $days[0]);",
            "findings.stress(WATCH, \"%.0f\", $days << 1);",
            "findings.stress(WATCH, \"%.0f\", 0x10);",
            "findings.stress(WATCH, \"%s\", \"text as a value\");",
            "findings.stress(WATCH, \"%s\", Grade.values());",
            "findings.stress(WATCH, \"%s\", Grade.SEVERE.getClass());",
            "findings.stress(WATCH, \"%s\", findings);",
            "findings.stress(Grade.valueOf(\"WATCH\"), \"x\");",
            "findings.stress(WATCH, \"%n\");",
            "findings.stress(WATCH, \"%1$999999999d\", $days);",
            "findings.stress(WATCH, \"%999999999.0f\", $days);",
            "findings.stress(WATCH, \"%.99f\", $days);",
            "findings.stress(WATCH, \"%h\", $days);",
            "findings.stress(WATCH, \"%x\", $days);",
            "findings.stress(WATCH, \"%tY\", $days);",
            "findings.stress(WATCH, \"%s\", $days);",
            "findings.stress(WATCH, \"x\"); TOUCH;",
            "findings.stress(WATCH, \"x\") ; ; TOUCH;",
            "findings.stress(WATCH, \"x\", (() -> TOUCH));",
            "findings.stress(WATCH, \"\\u0022); TOUCH; //\");",
            "findings.stress(WATCH, \"x\\\\\"); TOUCH; //\");",
            "findings.stress(WATCH, \"x\\\\\\\"); TOUCH; //\");",
            "\\u0052untime.getRuntime();",
            "/* comment *\\u002f TOUCH; /* */ findings.stress(WATCH, \"x\");",
            "// comment \\u000a TOUCH;\n",
            "findings.stress(WATCH, \"\"\"\nx\"\"\");",
            "findings.stress(WATCH, 'x');",
            "findings . stress(WATCH, \"x\"); this.TOUCH;",
            "findings.stress(NORMAL, \"x\");",
            "findings.crunch(\"flag; DROP TABLE\", \"x\");",
            "findings.crunch(TOUCH, \"x\");",
            "findings.hedge(BUY_PUTS, TOUCH, 90, \"x\");",
            "findings.hedge(BUY_PUTS, 50, 90, \"x\");",
            "findings.hedge(BUY_PUTS, 0.5, 99999999, \"x\");",
            "findings.stress(WATCH, \"x\u202E\");",
            "findings.stress(WATCH, \"x\"); // \u202E invisible",
            "findings.str\u0435ss(WATCH, \"x\");",
            "import java.io.File; findings.stress(WATCH, \"x\");",
            "",
            ";",
            "@Deprecated findings.stress(WATCH, \"x\");");

    /** What stands between {@code when} and {@code then}. */
    private static final List<String> CONDITIONS = List.of(
            "eval( TOUCH > 0 ) Runway( )",
            "eval( true ) Runway( )",
            "Runway( eval( TOUCH > 0 ) )",
            "Runway( days < TOUCH )",
            "Runway( TOUCH > 0 )",
            "Runway( days in (\"TOUCH\", \"3\") )",
            "Runway( days == \"TOUCH\" )",
            "Runway( days < (int) TOUCH )",
            "Runway( days < new java.util.Random().nextInt() )",
            "Runway( days < (TOUCH) )",
            "Runway( days() < 90 )",
            "Runway( this.days < 90 )",
            "Runway( this != null )",
            "Runway( this.getClass() != null )",
            "Runway( class != null )",
            "Runway( class.classLoader != null )",
            "Runway( scenario.name() == \"BASE\" )",
            "Runway( scenario.declaringClass != null )",
            "Runway( scenario == Scenario.valueOf(\"BASE\") )",
            "Runway( scenario == java.lang.Runtime )",
            "Runway( days < 90 ) from TOUCH",
            "Runway( ) from collect( Runway( ) )",
            "$n : Number( ) from accumulate( Runway( $d : days ), sum( $d ) )",
            "accumulate( Runway( $d : days ); $s : sum( $d ) )",
            "accumulate( Runway( $d : days ), init( TOUCH; ), action( TOUCH; ), result( 0 ) )",
            "groupby( Runway( $d : days ); $d; $s : sum( $d ) )",
            "forall( Runway( days < 90 ) )",
            "Runway( ) over window:length( 3 )",
            "Runway( ) from entry-point \"x\"",
            "Runway( days memberOf TOUCH )",
            "Runway( scenario matches \"(a+)+$\" )",
            "Unavailable( metric matches \"(a+)+$\" )",
            "Unavailable( metric contains \"x\" )",
            "Unavailable( metric soundslike \"x\" )",
            "Unavailable( metric str[startsWith] \"x\" )",
            "Unavailable( metric == \"x\\\" || TOUCH > 0 || \\\"\" )",
            "Unavailable( detail == \"\\u0022+TOUCH+\\u0022\" )",
            "Unavailable( detail == \"${TOUCH}\" )",
            "Unavailable( detail == \"a\\\"+TOUCH+\\\"\" )",
            "Runway( days == null )",
            "Runway( days < 90, TOUCH )",
            "Runway( 90; )",
            "Runway( $d : days < 90 || TOUCH > 0 )",
            "Runway( days < 90 && ( TOUCH > 0 ) )",
            "Runway( $x : TOUCH )",
            "Runway( $x := days )",
            "$r : Runway( )",
            "Object( )",
            "String( )",
            "Runtime( )",
            "java.lang.Object( )",
            "io.davylamp.metrics.OperatorMetric.Runway( )",
            "InitialFact( )",
            "Runway( ) or Dscr( )",
            "not ( Runway( ) and Dscr( ) )",
            "not ( not Runway( ) )",
            "exists ( Runway( ) and Dscr( ) )",
            "not Runway( )",
            "?query( ; )",
            "/runways[ days < 90 ]",
            "Runway( days < 90 ) @watch( * )",
            "Runway( days < 90 ) Runway( ) Runway( ) Runway( ) Runway( ) Runway( ) Runway( ) Runway( ) Runway( )"
                    + " Runway( ) Runway( ) Runway( ) Runway( ) Runway( ) Runway( ) Runway( ) Runway( )",
            "MarginCall( ) MarginCall( ) MarginCall( )",
            "Runway( days < 1e9999 , days < 9 ** 9 )",
            "Runway( days % 2 == 0 )",
            "Runway( days & 1 == 0 )",
            "Runway( days instanceof Double )",
            "Runway( days.intValue < 3 )",
            "Runway( days#Double < 3 )",
            "Runway( days!.x < 3 )",
            "Runway( [1, 2] contains days )",
            "");

    /** Whole files. */
    private static final List<String> FILES = List.of(
            "import java.io.File;\nRULE",
            "import static io.davylamp.rules.hostile.Tripwire.touch;\nRULE",
            "import function io.davylamp.rules.hostile.Tripwire.touch;\nRULE",
            "import accumulate io.davylamp.rules.hostile.Tripwire evil;\nRULE",
            "global java.util.List list;\nRULE",
            "function int evil() { return TOUCH; }\nRULE",
            "declare Evil\n x : int = TOUCH\nend\nRULE",
            "declare enum Evil ONE(TOUCH); x : int end\nRULE",
            "declare entry-point \"x\" end\nRULE",
            "declare window W Runway( ) over window:length( 3 ) from entry-point x end\nRULE",
            "query \"evil\" Runway( ) end\nRULE",
            "package evil;\nRULE",
            "unit evil;\nRULE",
            "dialect \"mvel\"\nRULE",
            "salience 3\nRULE",
            "RULE garbage after the end",
            "RULE\n#include <x>",
            "rule \"r\" salience ( TOUCH ) HEAD",
            "rule \"r\" enabled ( TOUCH > 0 ) HEAD",
            "rule \"r\" timer ( int: 1s ) HEAD",
            "rule \"r\" timer ( expr: TOUCH ) HEAD",
            "rule \"r\" calendars \"x\" HEAD",
            "rule \"r\" duration 100 HEAD",
            "rule \"r\" dialect \"mvel\" HEAD",
            "rule \"r\" no-loop true HEAD",
            "rule \"r\" lock-on-active true HEAD",
            "rule \"r\" auto-focus true HEAD",
            "rule \"r\" agenda-group \"x\" HEAD",
            "rule \"r\" activation-group \"x\" HEAD",
            "rule \"r\" ruleflow-group \"x\" HEAD",
            "rule \"r\" date-effective \"1-Jan-2020\" HEAD",
            "rule \"r\" extends \"q\" HEAD",
            "rule \"r\" @Propagation(EAGER) HEAD",
            "rule \"r\" @Direct HEAD",
            "rule \"r\" @All HEAD",
            "rule \"r\" @Evil(TOUCH) HEAD",
            "rule \"r\" @id(TOUCH) HEAD",
            "rule \"r\" @io.davylamp.rules.hostile.Tripwire(\"x\") HEAD",
            "rule \"r\" @confirm(TOUCH) HEAD",
            "rule \"r\" @confirm(0) HEAD",
            "rule \"r\" @confirm(1e9) HEAD",
            "rule \"r\" @id(\"LIQ-001\\u0022) TOUCH\") HEAD",
            "rule \"r\\u0022 salience(TOUCH) //\" HEAD",
            "rule \"r\" @id(\"T-001\") @owner(\"o\") @why(\"w\") when Runway( ) then " + SAY
                    + " then[second] TOUCH; end",
            "rule \"r\" @id(\"T-001\") @owner(\"o\") @why(\"w\") when Runway( ) do[second] then " + SAY
                    + " then[second] TOUCH; end",
            "rule \"r\" @id(\"T-001\") @owner(\"o\") @why(\"w\") when if ( TOUCH > 0 ) do[x] Runway( ) then " + SAY
                    + " end",
            "{\"ruleset\": \"json\"}",
            "<xml/>",
            "%PDF-1.4",
            "\u0000\u0001\u0002",
            "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((");

    private static String file(String template) {
        String head = "@id(\"TST-001\") @owner(\"o\") @why(\"w\") when Runway( ) then " + SAY + " end";
        return template.replace("RULE", Rulebooks.rule(RUNWAY, SAY))
                .replace("HEAD", head)
                .replace("TOUCH", TOUCH);
    }

    static Stream<String> hostile() {
        List<String> all = new ArrayList<>();
        CONSEQUENCES.forEach(it -> all.add(Rulebooks.rule(RUNWAY, it.replace("TOUCH", TOUCH))));
        CONDITIONS.forEach(it -> all.add(Rulebooks.rule(it.replace("TOUCH", TOUCH), SAY)));
        FILES.forEach(it -> all.add(file(it)));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void is_refused_and_runs_nothing(String drl) {
        // Given
        int before = Tripwire.TOUCHED.get();
        int threads = Thread.activeCount();

        // When
        Compilation compilation = RuleCompiler.compile(Rulebooks.of(drl));

        // Then
        assertThat(compilation).as(drl).isInstanceOf(Compilation.Refused.class);
        List<RuleProblem> problems = ((Compilation.Refused) compilation).problems();
        assertThat(problems).isNotEmpty().allSatisfy(it -> {
            assertThat(it.advice()).startsWith("Maybe");
            assertThat(it.message()).doesNotContain("engine could not build", "cannot be understood");
        });
        assertThat(Tripwire.TOUCHED).hasValue(before);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    }

    @Test
    void deep_nesting_is_refused_without_a_crash() {
        // Given
        String deep = "(".repeat(20_000) + "days" + ")".repeat(20_000) + " < 90";

        // When
        Compilation compilation = RuleCompiler.compile(Rulebooks.of(Rulebooks.rule("Runway( " + deep + " )", SAY)));

        // Then
        assertThat(compilation).isInstanceOf(Compilation.Refused.class);
    }

    @Test
    void endless_sums_are_refused_without_a_crash() {
        // Given
        String sum = "days" + " + 1".repeat(20_000) + " < 90";

        // When
        Compilation compilation = RuleCompiler.compile(Rulebooks.of(Rulebooks.rule("Runway( " + sum + " )", SAY)));

        // Then
        assertThat(compilation).isInstanceOf(Compilation.Refused.class);
    }

    /** Were the guard to fail, the class loader would still stand: it is tried here without the guard. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.davylamp.rules.hostile.Tripwire.touch();",
                "java.lang.Runtime.getRuntime().exec(\"id\");",
                "java.lang.System.exit(1);",
                "new java.lang.Thread().start();",
                "new java.io.File(\"x\").delete();",
                "java.lang.Class.forName(\"io.davylamp.rules.hostile.Tripwire\");",
                "new java.net.Socket(\"127.0.0.1\", 1);"
            })
    void the_class_loader_denies_what_the_guard_would_have_let_through(String code) {
        // Given
        int before = Tripwire.TOUCHED.get();
        String drl = """
                package rulebook;
                rule "r" when io.davylamp.metrics.OperatorMetric.Runway( ) then %s end
                """.formatted(code);

        // When / Then
        assertThatThrownBy(() -> fire(drl))
                .satisfies(it -> assertThat(rootCause(it))
                        .isInstanceOfAny(ClassNotFoundException.class, IllegalStateException.class));
        assertThat(Tripwire.TOUCHED).hasValue(before);
    }

    private static void fire(String drl) {
        CompiledRules rules = CompiledRules.build(drl);
        MetricSet metrics = new MetricSet(List.of(new OperatorMetric.Runway(1, Scenario.BASE)));
        rules.withSession(session -> {
            metrics.values().forEach(session::insert);
            return session.fireAllRules();
        });
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
