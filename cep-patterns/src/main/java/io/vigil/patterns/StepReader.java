package io.vigil.patterns;

import io.vigil.catalogue.DidYouMean;
import io.vigil.catalogue.Glob;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.YamlSection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a step of {@code sequence}: one place for a signal, or as many as it comes times, or as its group has members. */
final class StepReader {
    static final int LEAST_TIMES = 2;
    static final int MOST_TIMES = 20;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String unit;
    private final Emitters emitters;
    private final Tuning tuning;

    /**
     * @param unit id of the sequence
     * @param emitters whose signals steps may wait for
     */
    StepReader(String unit, Emitters emitters, Tuning tuning) {
        this.unit = unit;
        this.emitters = emitters;
        this.tuning = tuning;
    }

    /** How the rules of order see places that belong together: as the first of them, under the name that was given. */
    static Step spoken(List<Step> places) {
        Step first = places.get(0);
        return first.group() == null
                ? first
                : new Step(
                        first.group().name(),
                        first.label(),
                        first.units(),
                        first.types(),
                        first.where(),
                        first.links(),
                        first.as(),
                        first.optional(),
                        first.absent(),
                        first.contiguity(),
                        first.unless(),
                        first.group());
    }

    /** The places in order; never empty. */
    List<Step> read(YamlSection declared) {
        String name = name(declared);
        boolean grouped = declared.has("in-any-order");
        Group group = grouped ? group(name, declared) : null;
        var step = new Step(
                name,
                name,
                grouped ? List.of() : units(declared),
                grouped ? List.of() : types(declared),
                grouped ? Map.of() : where(declared),
                links(declared),
                declared.text("as"),
                declared.flag("optional"),
                declared.flag("absent"),
                Objects.requireNonNullElse(declared.oneOf("contiguity", Contiguity.class), Contiguity.RELAXED),
                StepSuppression.of(tuning, unit, name),
                null);
        List<Step> places = group == null ? repeated(step, times(declared, step)) : places(step, group);
        if (grouped && (step.optional() || step.absent())) {
            declared.refuse("in-any-order", "steps in any order are neither optional nor absent");
        }
        declared.refuseUnknown();
        return places;
    }

    private static String name(YamlSection declared) {
        String name = declared.requiredText("step");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            declared.refuse("step", "expected kebab-case, such as look-around");
        }
        return name;
    }

    private static int times(YamlSection declared, Step step) {
        Integer times = declared.count("times");
        if (times == null) {
            return 1;
        }
        if (times < LEAST_TIMES || times > MOST_TIMES) {
            declared.refuse("times", "expected " + LEAST_TIMES + " to " + MOST_TIMES);
            return 1;
        }
        if (step.optional() || step.absent()) {
            declared.refuse("times", "a step that comes several times is neither optional nor absent");
        }
        return times;
    }

    private static List<Step> repeated(Step step, int times) {
        List<Step> places = new ArrayList<>();
        for (int time = 1; time <= times; time++) {
            places.add(times == 1 ? step : step.again(time));
        }
        return places;
    }

    private static List<Step> places(Step step, Group group) {
        return group.places().stream()
                .map(place -> new Step(
                        place,
                        place,
                        List.of(),
                        List.of(),
                        Map.of(),
                        step.links(),
                        step.as(),
                        step.optional(),
                        step.absent(),
                        step.contiguity(),
                        null,
                        group))
                .toList();
    }

    /** Null, with a problem, when it has too few or too many members. */
    private @Nullable Group group(String name, YamlSection declared) {
        List<Step> members = new ArrayList<>();
        for (YamlSection member : declared.sections("in-any-order")) {
            String called = name(member);
            members.add(new Step(
                    called,
                    called,
                    units(member),
                    types(member),
                    where(member),
                    List.of(),
                    null,
                    false,
                    false,
                    Contiguity.RELAXED,
                    StepSuppression.of(tuning, unit, called),
                    null));
            member.refuseUnknown();
        }
        if (members.size() < 2 || members.size() > Group.MOST_MEMBERS) {
            declared.refuse("in-any-order", "expected 2 to " + Group.MOST_MEMBERS + " steps");
            return null;
        }
        return new Group(name, members);
    }

    private List<String> units(YamlSection declared) {
        List<String> units = declared.texts("signal");
        boolean described = declared.has("type") || declared.has("where");
        if (!described && declared.required("signal") && units.isEmpty()) {
            declared.refuse("signal", "expected a unit id, or a list of them");
        }
        for (String id : units) {
            if (!emitters.haveUnit(id)) {
                declared.refuse("signal", "nobody emits \"" + id + "\"" + DidYouMean.among(emitters.units(), id));
            }
        }
        return units;
    }

    private List<Glob> types(YamlSection declared) {
        List<Glob> types = globs(declared, "type");
        for (Glob type : types) {
            if (!emitters.haveType(type)) {
                declared.refuse(
                        "type",
                        "nobody emits \"" + type.text() + "\"" + DidYouMean.among(emitters.types(), type.text()));
            }
        }
        return types;
    }

    private static Map<SignalField, List<Glob>> where(YamlSection declared) {
        var where = new EnumMap<SignalField, List<Glob>>(SignalField.class);
        YamlSection fields = declared.section("where");
        if (fields == null) {
            return where;
        }
        for (SignalField field : SignalField.values()) {
            if (fields.has(field.toString())) {
                where.put(field, globs(fields, field));
            }
        }
        fields.refuseUnknown();
        return where;
    }

    private static List<Glob> globs(YamlSection fields, SignalField field) {
        List<Glob> globs = globs(fields, field.toString());
        List<String> words = field.words();
        boolean possible = words.isEmpty()
                || globs.stream().allMatch(glob -> words.stream().anyMatch(glob::matches));
        if (!possible) {
            fields.refuse(field.toString(), "expected some of " + String.join(", ", words));
        }
        return globs;
    }

    /** One pattern of text or a list of them; empty when there is none. */
    private static List<Glob> globs(YamlSection declared, String name) {
        return declared.texts(name).stream().map(Glob::of).toList();
    }

    private static List<Link> links(YamlSection declared) {
        List<Link> links = same(declared);
        YamlSection linked = declared.section("linked");
        if (linked == null) {
            return links;
        }
        for (SignalField field : SignalField.values()) {
            SignalField there = linked.oneOf(field.toString(), SignalField.class);
            if (there != null) {
                links.add(new Link(field, there));
            }
        }
        linked.refuseUnknown();
        return links;
    }

    private static List<Link> same(YamlSection declared) {
        List<Link> same = new ArrayList<>();
        var known = new TreeSet<String>();
        for (SignalField field : SignalField.values()) {
            known.add(field.toString());
            if (declared.texts("same").contains(field.toString())) {
                same.add(Link.same(field));
            }
        }
        for (String name : declared.texts("same")) {
            if (!known.contains(name)) {
                declared.refuse("same", "expected some of " + String.join(", ", known));
            }
        }
        return same;
    }
}
