package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.Problems;
import io.vigil.console.store.FindingDocument;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Row;
import io.vigil.jobs.detections.Detections;
import java.util.Comparator;
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
        description = "Explains what a finding found, why that is odd, and what to do.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:it failed", "2:wrong arguments, or no such store or finding"})
public final class ExplainCommand implements Callable<Integer> {
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
        List<JsonNode> members = findings.get(members(finding)).stream()
                .<JsonNode>map(FindingDocument::of)
                .sorted(Comparator.comparing(
                        each -> each.at("/service/eventFirstSeen").asText()))
                .toList();
        String unit = finding.at("/service/additionalInfo/vigil/unit").asText();
        new Story(finding, members)
                .print(
                        new Paragraphs(spec.commandLine().getOut(), screen),
                        DetectionPage.of(Detections.shipped().pages().get(unit)));
        return 0;
    }

    /** Ids of the findings that a sequence is made of; none of any other. */
    private static List<String> members(JsonNode finding) {
        return Story.elements(finding.at("/service/additionalInfo/vigil/members"))
                .map(member -> member.path("id").asText())
                .toList();
    }
}
