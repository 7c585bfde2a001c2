/** What people ask of the advice: to decide a recommendation, to plan for an operator. */
@MayImport({"advice", "advice.plan", "market", "metrics.operator", "mining", "rulebook", "rules", "whatif"})
@NullMarked
package io.davylamp.advice.desk;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
