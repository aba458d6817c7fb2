package io.vigil.cli.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Judges a replay by the {@code expected.json} of its case. Every key is optional:
 *
 * <ul>
 *   <li>{@code events}, {@code rejected}: counts of the whole run; two numbers are a range
 *   <li>{@code must_find}, {@code must_not_find}: types of findings; {@code *} is any text, {@code A|B} is either
 *   <li>{@code must_signal}, {@code must_not_signal}: units of signals, or {@code unit:type}
 *   <li>{@code finding_says}, {@code finding_says_not}: texts in the JSON of some finding, of none
 *   <li>{@code rejected_says}: texts in the rejects
 *   <li>{@code told}: texts of which one, in any case, is in the output or in the reasons of the rejects
 *   <li>{@code any_of}: such objects, one of which must hold besides the rest
 *   <li>{@code exit}: status, 0 by default
 * </ul>
 */
final class Expectation {
    private final JsonNode expected;
    private final ReplayedCase replayed;
    private final List<String> wrong = new ArrayList<>();

    private Expectation(JsonNode expected, ReplayedCase replayed) {
        this.expected = expected;
        this.replayed = replayed;
    }

    /** All that is not as expected; empty when the case is right. */
    static List<String> unmet(JsonNode expected, ReplayedCase replayed) {
        var wrong = new ArrayList<>(new Expectation(expected, replayed).judge());
        var ways = new ArrayList<List<String>>();
        for (JsonNode way : expected.path("any_of")) {
            ways.add(new Expectation(way, replayed).judge());
        }
        if (!ways.isEmpty() && ways.stream().noneMatch(List::isEmpty)) {
            wrong.add("none of these ways: " + ways);
        }
        return wrong;
    }

    private List<String> judge() {
        int exit = expected.path("exit").asInt(expected.has("any_of") ? replayed.status() : 0);
        complainIf(replayed.status() != exit, "exit status " + replayed.status() + ": " + replayed.log());
        count("events");
        count("rejected");
        presence("find", replayed.types());
        presence("signal", replayed.units());
        each("finding_says", text -> !replayed.someFindingContains(text), "no finding contains ");
        each("finding_says_not", replayed::someFindingContains, "a finding contains ");
        each("rejected_says", text -> !replayed.rejects().contains(text), "no reject contains ");
        reported();
        return wrong;
    }

    private void complainIf(boolean unmet, String complaint) {
        if (unmet) {
            wrong.add(complaint);
        }
    }

    private void count(String what) {
        JsonNode wanted = expected.path(what);
        if (wanted.isMissingNode()) {
            return;
        }
        long least = wanted.isArray() ? wanted.get(0).asLong() : wanted.asLong();
        long most = wanted.isArray() ? wanted.get(1).asLong() : wanted.asLong();
        long found = replayed.total(what);
        complainIf(found < least || found > most, found + " " + what + ", expected " + wanted);
    }

    private void presence(String what, Collection<String> names) {
        each(
                "must_" + what,
                wanted -> names.stream().noneMatch(name -> meets(name, wanted)),
                what + " missing among " + names + ": ");
        each(
                "must_not_" + what,
                unwanted -> names.stream().anyMatch(name -> meets(name, unwanted)),
                what + " too much among " + names + ": ");
    }

    private void each(String key, Predicate<String> unmet, String complaint) {
        for (JsonNode text : expected.path(key)) {
            complainIf(unmet.test(text.asText()), complaint + text.asText());
        }
    }

    private static boolean meets(String name, String wanted) {
        return Arrays.stream(wanted.split("\\|"))
                .map(one -> Pattern.quote(one).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"))
                .anyMatch(name::matches);
    }

    private void reported() {
        String reported = replayed.reported().toLowerCase(Locale.ROOT);
        var texts = new ArrayList<String>();
        expected.path("told").forEach(text -> texts.add(text.asText()));
        boolean found = texts.stream().anyMatch(text -> reported.contains(text.toLowerCase(Locale.ROOT)));
        complainIf(!texts.isEmpty() && !found, "nothing reports any of " + texts);
    }
}
