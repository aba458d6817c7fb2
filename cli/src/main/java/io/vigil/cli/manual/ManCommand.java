package io.vigil.cli.manual;

import io.vigil.catalogue.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil man DIR}: a manual page for each command. */
@Command(
        name = "man",
        description = "Writes a manual page for each command into a folder.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  ./vigil man ~/.local/share/man/man1 && man vigil-findings"})
public final class ManCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR",
            description = "A folder named man1 that man looks into; it is made if it is missing.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            var problems = new Problems();
            problems.add("DIR", folder.toString(), "is a file; give a folder");
            problems.throwIfAny();
        }
        Files.createDirectories(folder);
        CommandLine root = spec.root().commandLine();
        List<CommandSpec> pages = new ArrayList<>(List.of(root.getCommandSpec()));
        root.getSubcommands().values().forEach(command -> pages.add(command.getCommandSpec()));
        for (CommandSpec each : pages) {
            var page = new ManPage(each);
            Files.writeString(folder.resolve(page.name() + ".1"), page.text());
        }
        spec.commandLine().getOut().println(pages.size() + " pages in " + folder);
        return 0;
    }
}
