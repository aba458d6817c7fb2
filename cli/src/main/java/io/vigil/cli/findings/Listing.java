package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.console.store.FindingDocument;
import io.vigil.console.store.Row;
import java.util.List;

/** Prints findings as they come, page by page. */
interface Listing {
    /** @param page findings as GuardDuty's JSON; of the first page there is one at least */
    void show(List<? extends JsonNode> page);

    /** The same, of findings as they were read. */
    default void showRows(List<Row> page) {
        show(page.stream().map(FindingDocument::of).toList());
    }
}
