package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.Problems;
import io.vigil.console.store.Condition;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingDocument;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Order;
import io.vigil.console.store.Row;
import io.vigil.jobs.detections.Detections;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil explain ID}: the story of a finding. */
@Command(
        name = "explain",
        description = "Tells what a finding found, why that is odd, and what to do.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:it failed", "2:wrong arguments, or no such store or finding"})
public final class ExplainCommand implements Callable<Integer> {
    private static final int MOST_MEMBERS = 100;
    private static final int SHOWN = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreReading store = new StoreReading();

    @Parameters(paramLabel = "ID", description = "Id of the finding, or as much of its beginning as no other has.")
    private String id = "";

    private final Screen screen;

    /** @param screen what standard output is */
    public ExplainCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws InterruptedException {
        var problems = new Problems();
        if (!id.matches("[0-9a-f]{1,32}")) {
            problems.add("ID", id, "expected up to 32 of 0-9 a-f, as vigil findings shows them");
        }
        return store.read(problems, findings -> explain(only(findings), findings));
    }

    private Row only(FindingReader findings) {
        var found = findings.startingWith(id, SHOWN);
        var problems = new Problems();
        if (found.isEmpty()) {
            problems.add("ID", id, "no finding has it; vigil findings lists them");
        } else if (found.size() > 1) {
            String ids = String.join(", ", found.stream().map(Row::id).toList());
            problems.add("ID", id, "several begin so: " + ids + (found.size() == SHOWN ? ", …" : ""));
        }
        problems.throwIfAny();
        return found.get(0);
    }

    private int explain(Row row, FindingReader findings) {
        JsonNode finding = FindingDocument.of(row);
        List<JsonNode> members = finding.at("/service/detection/sequence").isMissingNode()
                ? List.of()
                : findings.page(members(finding), Order.by("createdAt", false), null, MOST_MEMBERS).stream()
                        .<JsonNode>map(FindingDocument::of)
                        .filter(each -> each.at("/service/detection/sequence").isMissingNode())
                        .toList();
        String unit = finding.at("/service/additionalInfo/vigil/unit").asText();
        new Story(finding, members)
                .print(
                        new Paragraphs(spec.commandLine().getOut(), screen),
                        DetectionPage.of(Detections.shipped().pages().get(unit)));
        return 0;
    }

    /** Findings of the same account and time that rest on an event of the sequence. */
    private static Criteria members(JsonNode sequence) {
        List<String> events = Story.elements(sequence.at("/service/additionalInfo/vigil/eventIds"))
                .map(JsonNode::asText)
                .toList();
        return new Criteria(List.of(
                Condition.equal("accountId", List.of(sequence.path("accountId").asText())),
                Condition.range("service.eventLastSeen", ">=", millis(sequence, "/service/eventFirstSeen")),
                Condition.range("service.eventFirstSeen", "<=", millis(sequence, "/service/eventLastSeen")),
                Condition.equal("service.additionalInfo.vigil.eventIds", events.isEmpty() ? List.of("") : events)));
    }

    private static double millis(JsonNode finding, String place) {
        return (double) Instant.parse(finding.at(place).asText()).toEpochMilli();
    }
}
