package io.davylamp.web.backtests;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** How pages of backtests write their counts; templates call this as if it were a property. */
@TemplateExtension
final class BacktestNumbers {
    private BacktestNumbers() {}

    /** {@code 36,500}. */
    static String grouped(Number count) {
        return String.format(Locale.ROOT, "%,d", count.longValue());
    }
}
