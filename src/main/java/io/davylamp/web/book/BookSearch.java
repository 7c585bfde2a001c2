package io.davylamp.web.book;

import io.davylamp.assessment.BookStore;
import io.davylamp.mining.Grade;
import io.davylamp.web.page.PageText;
import io.davylamp.web.problem.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which operators of the book are looked for.
 *
 * @param text part of an id or a name; empty for all
 * @param grade their grade; absent for every grade
 */
record BookSearch(String text, Optional<Grade> grade) {

    /** The search as an address has it. */
    static BookSearch of(@Nullable String text, @Nullable String grade) {
        return new BookSearch(
                Objects.requireNonNullElse(text, "").strip(),
                Optional.ofNullable(grade)
                        .filter(it -> !it.isBlank())
                        .map(it -> Parameters.choice("grade", it, Grade.NORMAL)));
    }

    /** {@code ?q=…&grade=…}, ready for a further parameter; empty parameters are left out. */
    String query() {
        return "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&grade="
                + grade.map(PageText::css).orElse("");
    }

    /** A link for every grade there is, and for all. */
    List<BookPage.Filter> filters(BookStore.Counts counts) {
        List<BookPage.Filter> filters = new ArrayList<>();
        filters.add(new BookPage.Filter(
                null, counts.all(), "/" + with(Optional.empty()).query(), grade.isEmpty()));
        for (Grade it : BookStore.ORDER) {
            Optional<Grade> one = Optional.of(it);
            long count = counts.of(one);
            if (count > 0) {
                filters.add(new BookPage.Filter(it, count, "/" + with(one).query(), grade.equals(one)));
            }
        }
        return filters;
    }

    private BookSearch with(Optional<Grade> other) {
        return new BookSearch(text, other);
    }
}
