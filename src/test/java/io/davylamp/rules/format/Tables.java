package io.davylamp.rules.format;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.sheet.Workbooks;
import java.util.List;
import java.util.Map;

/** Decision tables to test with, as CSV. */
public final class Tables {
    /** Two bands of a runway, and a flag with the worse one. Its rows are 8 and 9. */
    public static final String RUNWAY = """
            RuleSet,House rules,,,,,,,,,,
            Notes,"Bands of the runway, in days",,,,,,,,,,
            RuleTable Runway,,,,,,,,,,,
            NAME,METADATA,METADATA,METADATA,CONDITION,CONDITION,CONDITION,CONDITION,ACTION,ACTION,ACTION,ACTION
            ,,,,Runway...,Runway...,Runway...,,,,,
            ,"id(""$param"")","owner(""$param"")","why(""$param"")","$days : days, days < $param",days >= $param,scenario in ( $param ),not CashMargin( fraction >= $param ),"findings.stress($param,",""\"$param"", $days);","findings.crunch(""$param"",",""\"$param"", $days);"
            Rule,Id,Owner,Why,Below,From,Scenarios,Margin below,Grade,Message,Flag,Message
            Runway below half a year,LIQ-002,treasury-risk,"New money is dear, then.",180,90,"BASE, OBSERVED",,STRESSED,"Runway is %.0f days; the limit is 180.",,
            Runway below 90 days,LIQ-003,treasury-risk,Coins are sold into weakness.,90,,BASE,0.15,SEVERE,"Runway is %.0f days, ""short"".",RUNWAY_SHORT,Liquidity lasts %.0f days.
            """;

    private Tables() {}

    public static RulebookSource csv(String csv) {
        return Rulebooks.withFile("test.drl.csv", csv);
    }

    public static RulebookSource workbook(String csv) {
        return Rulebooks.withFile("test.drl.xlsx", Workbooks.of("Grades", csv));
    }

    static List<RuleProblem> problems(Map<String, String> files) {
        return Rulebooks.problems(new RulebookSource(files));
    }
}
