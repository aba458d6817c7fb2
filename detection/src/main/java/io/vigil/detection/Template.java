package io.vigil.detection;

import io.vigil.events.signals.Signal;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A unit's title or description with placeholders such as {@code {principal}}, which a signal fills with what it knows. Taken apart once, since
 * each signal fills two.
 */
public final class Template implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final String text;
    /** What stands before each placeholder, and behind the last. */
    private final String[] plain;

    private final String[] names;

    private Template(String text) {
        this.text = text;
        this.plain = PLACEHOLDER.split(text, -1);
        this.names = names(text).toArray(String[]::new);
    }

    public static Template of(String text) {
        return new Template(text);
    }

    private static List<String> names(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** As the unit has it, with its placeholders. */
    public String text() {
        return text;
    }

    /** In words; {@code ?} stands for what the signal does not know. */
    String fill(Signal signal) {
        if (names.length == 0) {
            return text;
        }
        var words = new StringBuilder(plain[0]);
        for (int at = 0; at < names.length; at++) {
            words.append(word(names[at], signal)).append(plain[at + 1]);
        }
        return words.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template template && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
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
            "remotePort",
            "list");

    /** The placeholders of a template that nothing can fill. */
    public static List<String> unknownIn(String template) {
        return names(template).stream().filter(name -> !NAMES.contains(name)).toList();
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
            case "remotePort" -> Integer.toString(activity.remotePort());
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
