package io.vigil.cli.findings;

import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Order;
import io.vigil.console.store.Row;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes through the findings of a question, some at a time. */
final class Pages {
    private static final int PAGE = 200;

    private final FindingReader findings;

    Pages(FindingReader findings) {
        this.findings = findings;
    }

    /**
     * @param most how many findings
     * @return whether these were all
     */
    boolean forEach(Criteria criteria, Order order, long most, Consumer<List<Row>> use) {
        long left = most;
        @Nullable Row last = null;
        while (left > 0) {
            int wanted = (int) Math.min(PAGE, left);
            List<Row> page = findings.page(criteria, order, last, wanted);
            if (!page.isEmpty()) {
                use.accept(page);
            }
            if (page.size() < wanted) {
                return true;
            }
            last = page.get(wanted - 1);
            left -= wanted;
        }
        return findings.page(criteria, order, last, 1).isEmpty();
    }
}
