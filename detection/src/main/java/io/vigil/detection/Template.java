package io.vigil.detection;

import io.vigil.events.Signal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Placeholders in a unit's title and description, such as {@code {principal}}, which a signal fills with what it knows. */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private Template() {}

    /** The signal in the words of the emission; {@code ?} stands for what the signal does not know. */
    static Signal fill(Emit emit, Signal signal) {
        return signal.withWords(fill(emit.title(), signal), fill(emit.description(), signal));
    }

    private static String fill(String template, Signal signal) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(word(match.group(1), signal)));
    }

    /** The names that templates may use; a unit with others is refused. */
    public static final List<String> NAMES = List.of(
            "principal",
            "userName",
            "accessKey",
            "instance",
            "interface",
            "bucket",
            "resource",
            "remote",
            "api",
            "service",
            "domain",
            "account",
            "port",
            "list");

    /** The placeholders of a template that nothing can fill. */
    public static List<String> unknownIn(String template) {
        return PLACEHOLDER
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !NAMES.contains(name))
                .toList();
    }

    private static String word(String name, Signal signal) {
        var subject = signal.subject();
        var activity = signal.activity();
        return switch (name) {
            case "principal" -> known(subject.principal());
            case "userName" -> subject.userName() == null ? known(subject.principal()) : subject.userName();
            case "accessKey" -> known(subject.accessKey());
            case "instance" -> subject.instance() == null ? subject.entity() : subject.instance();
            case "interface" -> known(subject.networkInterface());
            case "bucket" -> known(subject.bucket());
            case "resource" -> known(subject.resource());
            case "remote" -> known(signal.remote().ip());
            case "api" -> known(activity.api());
            case "service" -> known(activity.service());
            case "domain" -> known(activity.domain());
            case "account" -> signal.account();
            case "port" -> Integer.toString(activity.localPort());
            case "list" ->
                signal.evidence().hits().length == 0
                        ? "?"
                        : signal.evidence().hits()[0].list();
            default -> "{" + name + "}"; // somebody else's text; in our own units it was refused
        };
    }

    private static String known(@Nullable String text) {
        return text == null ? "?" : text;
    }
}
