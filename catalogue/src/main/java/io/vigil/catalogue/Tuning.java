package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.events.signals.Attribution;
import io.vigil.events.signals.Signal;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a user changes about the shipped detections: the content of {@code tuning.yaml}. Its format is described in that file. */
public final class Tuning implements Serializable {
    static final double LEAST_SEVERE = 1;
    static final double MOST_SEVERE = 10;

    /** As many as somebody still reads one by one. */
    private static final int FINDINGS_AN_HOUR = 50;

    private static final int MOST_FINDINGS_AN_HOUR = 3600;
    /** A duty of every week is a habit after a month, one of every night after four. */
    private static final int HABIT_DAYS = 4;

    private static final int MOST_HABIT_DAYS = 31;

    private static final long serialVersionUID = 1;

    private final String place;
    private final String text;
    /** By {@code unit-id.parameter}. */
    private final TreeMap<String, JsonNode> parameters = new TreeMap<>();

    private final ArrayList<String> off = new ArrayList<>();
    private final ArrayList<String> dryRun = new ArrayList<>();
    /** By finding type or unit. */
    private final TreeMap<String, Double> severities = new TreeMap<>();

    private final TreeMap<String, ArrayList<String>> placeholders = new TreeMap<>();
    private final ArrayList<Glob> hidden = new ArrayList<>();
    private final ArrayList<Suppression> suppressions = new ArrayList<>();
    private int findingsAnHour = FINDINGS_AN_HOUR;
    private int habitDays = HABIT_DAYS;

    private Tuning(String place, String text) {
        this.place = place;
        this.text = text;
    }

    /** Everything as it is shipped. */
    public static Tuning none() {
        return new Tuning("", "");
    }

    public static Tuning read(Path file, Problems problems) {
        String place = file.toString();
        if (!Files.isRegularFile(file)) {
            problems.add(place, "", Files.exists(file) ? "is not a file" : "no such file");
            return none();
        }
        try {
            return read(place, Files.readString(file), problems);
        } catch (IOException e) {
            problems.add(place, "", "cannot be read as UTF-8 text: " + e.getMessage());
            return none();
        }
    }

    /** @param place as messages name it */
    public static Tuning read(String place, String text, Problems problems) {
        var tuning = new Tuning(place, text);
        JsonNode body = Yaml.read(place, text, problems);
        boolean says = body != null && !body.isMissingNode() && !body.isNull();
        if (says) {
            tuning.read(body, problems);
        }
        return tuning;
    }

    private void read(JsonNode body, Problems problems) {
        if (!body.isObject()) {
            problems.add(
                    place,
                    "",
                    "expected an object with the keys parameters, off, dry-run, severity, findings-per-hour, habit-days,"
                            + " placeholders, hide-in-log-lines, suppress");
            return;
        }
        var file = YamlSection.of(place, body, problems);
        readParameters(file, problems);
        off.addAll(file.texts("off"));
        dryRun.addAll(file.texts("dry-run"));
        readSeverities(file);
        findingsAnHour = within(file, "findings-per-hour", 1, MOST_FINDINGS_AN_HOUR, findingsAnHour);
        habitDays = within(file, "habit-days", 0, MOST_HABIT_DAYS, habitDays);
        readPlaceholders(file);
        file.texts("hide-in-log-lines").stream().map(Glob::of).forEach(hidden::add);
        for (YamlSection declared : file.sections("suppress")) {
            Suppression suppression = Suppression.read(declared);
            if (suppression != null) {
                suppressions.add(suppression);
            }
        }
        file.refuseUnknown();
    }

    private void readParameters(YamlSection file, Problems problems) {
        YamlSection declared = file.section("parameters");
        for (String name : declared == null ? List.<String>of() : declared.names()) {
            JsonNode value = declared.raw(name);
            if (value == null || name.indexOf('.') < 1) {
                problems.add(place, name, "expected unit-id.parameter: value");
            } else {
                parameters.put(name, value);
            }
        }
    }

    private void readSeverities(YamlSection file) {
        YamlSection declared = file.section("severity");
        for (String type : declared == null ? List.<String>of() : declared.names()) {
            Double severity = declared.number(type);
            if (severity != null && (severity < LEAST_SEVERE || severity > MOST_SEVERE)) {
                declared.refuse(type, "expected 1.0 to 10.0");
            } else if (severity != null) {
                severities.put(type, severity);
            }
        }
    }

    private static int within(YamlSection file, String key, int least, int most, int absent) {
        Integer wanted = file.count(key);
        if (wanted != null && (wanted < least || wanted > most)) {
            file.refuse(key, "expected " + least + " to " + most);
        }
        return Objects.requireNonNullElse(wanted, absent);
    }

    private void readPlaceholders(YamlSection file) {
        YamlSection declared = file.section("placeholders");
        for (String name : declared == null ? List.<String>of() : declared.names()) {
            placeholders.put(name, new ArrayList<>(declared.texts(name)));
        }
    }

    /** What the user puts for {@code %name%} in rules that leave it open; empty when nothing is given. */
    public List<String> placeholder(String name) {
        return placeholders.getOrDefault(name, new ArrayList<>());
    }

    /** How many findings of one type may begin in one account within an hour, 1 to 3600; further ones are counted in one. */
    public int findingsAnHour() {
        return findingsAnHour;
    }

    /**
     * On how many of the 32 days before a rule's finding must have seen the same act, network and tool of somebody so that another repeat is counted
     * and no longer reported; 0: all are reported.
     */
    public int habitDays() {
        return habitDays;
    }

    /** Whether findings show log lines as they are. */
    public boolean hidesNothing() {
        return hidden.isEmpty();
    }

    /**
     * Whether findings do not show this field of a log line.
     *
     * @param path names joined by dots; empty for the line as a whole
     */
    public boolean hides(String path) {
        return hidden.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** How messages name it; empty for {@link #none()}. */
    public String place() {
        return place;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** Whether the user wants to do without this unit. */
    public boolean switchesOff(String unit) {
        return off.contains(unit);
    }

    /** Ids of the units that the user wants to try: what they find is kept aside. */
    public List<String> dryRuns() {
        return List.copyOf(dryRun);
    }

    /**
     * Whether a signal may not fill a step of a sequence, since a suppression of that step fits it.
     *
     * @param step {@code unit-id.step}
     */
    public boolean suppressesStep(String step, Signal signal) {
        return suppressions.stream().anyMatch(suppression -> suppression.fitsStep(step, signal));
    }

    /** Whether any suppression is of this step. */
    public boolean hasStep(String step) {
        return suppressions.stream().anyMatch(suppression -> suppression.isOf(step));
    }

    /** The signal with the severity that the user gives its unit, else its finding type; the same signal when none is given. */
    public Signal weigh(Signal signal) {
        if (signal.detection().type() == null) {
            return signal;
        }
        Double severity = severities.getOrDefault(
                signal.detection().unit(), severities.get(signal.detection().type()));
        return severity == null ? signal : signal.withSeverity(severity);
    }

    /**
     * Whether a finding is kept and counted, but archived: some suppression must fit each of its signals, so that an attack never hides behind
     * known noise, in whatever order they come. Decided by the signals' own times, never a clock.
     *
     * @param type finding type
     * @param all whom the finding's signals are attributed to
     */
    public boolean archives(@Nullable String type, String account, Attribution... all) {
        return all.length > 0
                && !suppressions.isEmpty()
                && Arrays.stream(all).allMatch(one -> suppresses(type, account, one));
    }

    /** As {@link #archives(String, String, Attribution...)}, of a finding of this one signal. */
    public boolean archives(Signal signal) {
        return !suppressions.isEmpty()
                && archives(
                        signal.detection().type(),
                        signal.account(),
                        Attribution.of(signal).toArray(Attribution[]::new));
    }

    private boolean suppresses(@Nullable String type, String account, Attribution one) {
        return suppressions.stream().anyMatch(suppression -> suppression.fits(type, account, one));
    }

    /** The parameter's value: what the user wants, when that is of its type and in its range, else the standard. */
    Object value(String unit, String name, Parameter parameter, Problems problems) {
        String key = unit + "." + name;
        JsonNode wanted = parameters.get(key);
        if (wanted == null) {
            return parameter.standard();
        }
        Object value = parameter.type().read(wanted);
        String objection = value == null ? "expected " + parameter.type().words : parameter.objection(value);
        if (objection != null) {
            problems.add(place, YamlSection.withValue(key, wanted), objection);
            return parameter.standard();
        }
        return value;
    }

    /**
     * Refuses references to units, parameters and finding types that do not exist. (Values out of range are refused where units are read.)
     *
     * @param all units of all kinds, those that are switched off among them: read with {@link #none()}
     */
    public void check(List<Unit> all, Problems problems) {
        var check = new TuningCheck(place, all, problems);
        for (int at = 0; at < off.size(); at++) {
            check.unit("off[" + at + "] = " + off.get(at), off.get(at));
        }
        for (int at = 0; at < dryRun.size(); at++) {
            check.unit("dry-run[" + at + "] = " + dryRun.get(at), dryRun.get(at));
        }
        parameters.forEach(check::parameter);
        severities.forEach(check::severity);
        for (int at = 0; at < suppressions.size(); at++) {
            check.suppressed("suppress[" + at + "].type", suppressions.get(at).type());
            check.step("suppress[" + at + "].step", suppressions.get(at).step());
        }
    }
}
