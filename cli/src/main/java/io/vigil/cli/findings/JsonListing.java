package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.console.store.FindingDocument;
import io.vigil.console.store.Row;
import java.io.PrintWriter;
import java.util.List;

/** The whole finding, one JSON a line. */
record JsonListing(PrintWriter out) implements Listing {
    @Override
    public void show(List<? extends JsonNode> page) {
        page.forEach(out::println);
    }

    @Override
    public void showRows(List<Row> page) {
        page.forEach(row -> out.println(FindingDocument.text(row)));
    }
}
