package io.davylamp.monitor;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.Subject;
import io.davylamp.monitor.book.NetworkWatch;
import io.davylamp.monitor.book.OperatorBook;
import java.util.List;
import java.util.stream.Stream;

/**
 * An assessment that may be worth an alert.
 *
 * @param assessment the verdict
 * @param name its subject's for people
 */
record News(Assessment assessment, String name) {
    /** The network's first, then the operators'; those of one subject in the order of their moments. */
    static List<News> of(NetworkWatch.Outcome network, List<OperatorBook.Outcome> operators) {
        Stream<News> ofNetwork = network.news().stream().map(it -> new News(it, Subject.NETWORK_NAME));
        Stream<News> ofOperators = operators.stream().flatMap(News::of);
        return Stream.concat(ofNetwork, ofOperators).toList();
    }

    private static Stream<News> of(OperatorBook.Outcome operator) {
        String name = operator.operator().state().profile().name();
        return operator.news().stream().map(it -> new News(it, name));
    }

    Subject subject() {
        return assessment.subject();
    }
}
