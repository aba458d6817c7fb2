package io.vigil.cli.manual;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command as a manual page in the macros of {@code man(7)}. */
record ManPage(CommandSpec command) {
    /** Of the file, without its section: {@code vigil-findings}. */
    String name() {
        return command.qualifiedName("-");
    }

    String text() {
        var page = new StringBuilder();
        page.append(".TH \"").append(name().toUpperCase(Locale.ROOT)).append("\" 1 \"\" Vigil\n");
        section(page, "NAME", name() + " - " + words(command.usageMessage().description()));
        section(page, "SYNOPSIS", command.commandLine().getHelp().synopsis(0).strip());
        page.append(".SH OPTIONS\n");
        command.positionalParameters().forEach(parameter -> entry(page, parameter));
        command.options().stream().filter(option -> !option.hidden()).forEach(option -> entry(page, option));
        subcommands(page);
        lines(page, "EXAMPLES", Stream.of(command.usageMessage().footer()));
        exitCodes(page);
        return page.toString();
    }

    private static void section(StringBuilder page, String heading, String text) {
        page.append(".SH ").append(heading).append('\n').append(escaped(text)).append('\n');
    }

    private static void entry(StringBuilder page, PositionalParamSpec parameter) {
        entry(page, "\\fI" + escaped(parameter.paramLabel()) + "\\fR", words(parameter.description()));
    }

    private static void entry(StringBuilder page, OptionSpec option) {
        String names = Stream.of(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        String value = option.arity().max() == 0 ? "" : "=\\fI" + escaped(option.paramLabel()) + "\\fR";
        String preset = String.valueOf(option.defaultValue());
        entry(page, names + value, words(option.description()).replace("${DEFAULT-VALUE}", preset));
    }

    private static void entry(StringBuilder page, String term, String text) {
        page.append(".TP\n").append(term).append('\n').append(escaped(text)).append('\n');
    }

    private void subcommands(StringBuilder page) {
        if (command.subcommands().isEmpty()) {
            return;
        }
        page.append(".SH COMMANDS\n");
        command.subcommands().values().forEach(each -> {
            var sub = new ManPage(each.getCommandSpec());
            entry(
                    page,
                    "\\fB" + escaped(sub.name()) + "\\fR(1)",
                    words(sub.command.usageMessage().description()));
        });
    }

    private static void lines(StringBuilder page, String heading, Stream<String> texts) {
        List<String> lines = texts.map(String::strip).map(ManPage::escaped).toList();
        if (!lines.isEmpty()) {
            page.append(".SH ")
                    .append(heading)
                    .append("\n.nf\n")
                    .append(String.join("\n", lines))
                    .append("\n.fi\n");
        }
    }

    private void exitCodes(StringBuilder page) {
        Map<String, String> codes = command.usageMessage().exitCodeList();
        if (!codes.isEmpty()) {
            page.append(".SH \"EXIT STATUS\"\n");
            codes.forEach((code, meaning) -> entry(page, escaped(code), meaning));
        }
    }

    private static String words(String[] lines) {
        return String.join(" ", lines);
    }

    /** A line that begins with a dot or an apostrophe would be a macro. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^(?=[.'])", "\\\\&");
    }
}
