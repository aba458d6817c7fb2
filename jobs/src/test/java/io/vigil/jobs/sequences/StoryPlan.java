package io.vigil.jobs.sequences;

import io.vigil.events.signals.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * A sequence made up at random, as the naive matcher understands it and as YAML.
 *
 * @param onlyOne whether what is half seen is over once it is complete
 * @param endsWithout unit that must not come until the window closes; empty: no matter
 */
record StoryPlan(String id, int windowMinutes, boolean onlyOne, List<Part> parts, String endsWithout) {
    /**
     * @param units of the members, if it is a group; else the units of the step
     * @param times how often it comes
     * @param without unit that must not come before it; empty: no matter
     */
    record Part(
            String name,
            List<String> units,
            boolean group,
            boolean optional,
            boolean any,
            boolean sameBucket,
            int times,
            String without) {}

    /**
     * One signal's place on a way.
     *
     * @param first of its group, on the way; -1 when it is in none
     */
    record Place(Part part, int first, String without, boolean isEnd) {
        boolean any() {
            return part != null && part.any;
        }

        boolean breaks(Signal signal) {
            return without.equals(signal.detection().unit());
        }

        boolean fits(Signal signal, List<Signal> taken, List<Place> way) {
            if (part.sameBucket && taken.stream().anyMatch(other -> differs(other, signal))) {
                return false;
            }
            if (!part.group) {
                return part.units.contains(signal.detection().unit());
            }
            Set<String> members = new HashSet<>(part.units);
            for (Signal other : taken.subList(first, taken.size())) {
                members.remove(other.detection().unit());
            }
            return members.contains(signal.detection().unit());
        }

        private static boolean differs(Signal earlier, Signal signal) {
            String before = earlier.subject().bucket();
            return before != null && !before.equals(signal.subject().bucket());
        }
    }

    boolean reads(Signal signal) {
        String unit = signal.detection().unit();
        return endsWithout.equals(unit)
                || parts.stream().anyMatch(part -> part.without.equals(unit) || part.units.contains(unit));
    }

    boolean canOnlyBegin(Signal signal) {
        String unit = signal.detection().unit();
        Part first = parts.get(0);
        return !first.group
                && first.times == 1
                && first.units.contains(unit)
                && !endsWithout.equals(unit)
                && parts.stream().skip(1).noneMatch(part -> part.units.contains(unit) || part.without.equals(unit));
    }

    /** Whether later parts make no difference between the two. */
    boolean beginAlike(Signal one, Signal other) {
        return parts.stream().skip(1).noneMatch(Part::sameBucket)
                || Objects.equals(one.subject().bucket(), other.subject().bucket());
    }

    long windowMillis() {
        return windowMinutes * 60_000L;
    }

    /** Each with other optional steps; in the same order for plans of the same structure. */
    List<List<Place>> ways() {
        List<List<Place>> ways = new ArrayList<>();
        ways.add(List.of());
        for (Part part : parts) {
            List<List<Place>> longer = new ArrayList<>();
            for (List<Place> way : ways) {
                longer.add(with(way, part));
                if (part.optional) {
                    longer.add(way);
                }
            }
            ways = longer;
        }
        if (!endsWithout.isEmpty()) {
            ways = ways.stream().map(this::ended).toList();
        }
        return ways;
    }

    private List<Place> ended(List<Place> way) {
        List<Place> ended = new ArrayList<>(way);
        ended.add(new Place(null, -1, endsWithout, true));
        return ended;
    }

    private static List<Place> with(List<Place> way, Part part) {
        List<Place> longer = new ArrayList<>(way);
        int places = part.group ? part.units.size() : part.times;
        for (int at = 0; at < places; at++) {
            longer.add(new Place(part, part.group ? way.size() : -1, at == 0 ? part.without : "", false));
        }
        return longer;
    }

    /** Other values of the same structure: units, and a longer window. (When a shorter one is noticed depends on when the key is next looked at.) */
    StoryPlan tuned(Random random) {
        List<Part> tuned = new ArrayList<>();
        for (Part part : parts) {
            boolean other = !part.group && random.nextBoolean();
            List<String> units = other ? List.of("u" + random.nextInt(5)) : part.units;
            tuned.add(new Part(
                    part.name, units, part.group, part.optional, part.any, part.sameBucket, part.times, part.without));
        }
        return new StoryPlan(id, windowMinutes + random.nextInt(60), onlyOne, tuned, endsWithout);
    }

    /** Another structure for certain. */
    StoryPlan renamed(Random random) {
        String mark = Integer.toString(random.nextInt(1_000_000));
        List<Part> renamed = parts.stream()
                .map(part -> new Part(
                        part.name + "-" + mark,
                        part.units,
                        part.group,
                        part.optional,
                        part.any,
                        part.sameBucket,
                        part.times,
                        part.without))
                .toList();
        return new StoryPlan(id, windowMinutes, onlyOne, renamed, endsWithout);
    }

    static StoryPlan random(String id, Random random) {
        boolean onlyOne = random.nextBoolean();
        int size = 2 + random.nextInt(3);
        List<Part> parts = new ArrayList<>();
        boolean mayBeOptional = true;
        boolean afterOptional = false;
        for (int at = 0; at < size; at++) {
            Part part = part(at, at + 1 == size, afterOptional, new Freedom(onlyOne, mayBeOptional), random);
            mayBeOptional = !part.optional && mayBeOptional || !onlyOne;
            afterOptional = part.optional;
            parts.add(part);
        }
        String without = !onlyOne && random.nextInt(4) == 0 ? "x" : "";
        return new StoryPlan(id, 10 + random.nextInt(120), onlyOne, parts, without);
    }

    /** @param onlyOne then no two matches of one length and beginning may be complete at once: which of them is told is open */
    private record Freedom(boolean onlyOne, boolean mayBeOptional) {}

    private static Part part(int at, boolean last, boolean afterOptional, Freedom freedom, Random random) {
        boolean group = random.nextInt(4) == 0;
        boolean afterFirst = at > 0;
        boolean without = afterFirst && !afterOptional && random.nextInt(4) == 0;
        boolean optional = afterFirst && !last && !group && !without && freedom.mayBeOptional && random.nextInt(3) == 0;
        List<String> units = group
                ? List.of("u" + random.nextInt(2), "u" + (2 + random.nextInt(3)))
                : List.of("u" + random.nextInt(5), "u" + random.nextInt(5));
        return new Part(
                "s" + at,
                units,
                group,
                optional,
                afterFirst && !freedom.onlyOne && !group && random.nextInt(5) == 0,
                afterFirst && random.nextInt(3) == 0,
                !group && !optional && random.nextInt(5) == 0 ? 2 : 1,
                without ? "x" : "");
    }

    String yaml() {
        var yaml = new StringBuilder();
        yaml.append("id: ").append(id).append("\nemits:\n");
        yaml.append("  - {type: \"Impact:IAMUser/Made.Up\", severity: 5, tactic: IMPACT, title: t, description: d}\n");
        yaml.append("key: principal\nwithin: ").append(windowMinutes).append("m\n");
        yaml.append("skip: ").append(onlyOne ? "past-last-event" : "none").append("\nsequence:\n");
        for (Part part : parts) {
            if (!part.without.isEmpty()) {
                yaml.append("- {step: not-before-").append(part.name).append(", signal: x, absent: true}\n");
            }
            yaml.append(part.group ? group(part) : step(part));
        }
        if (!endsWithout.isEmpty()) {
            yaml.append("- {step: not-until-the-end, signal: x, absent: true}\n");
        }
        return yaml.toString();
    }

    private static String group(Part part) {
        var members = new StringBuilder();
        for (String unit : part.units) {
            members.append("{step: ")
                    .append(part.name)
                    .append(unit)
                    .append(", signal: ")
                    .append(unit)
                    .append("},");
        }
        return "- {step: " + part.name + ", in-any-order: [" + members.substring(0, members.length() - 1) + "]"
                + (part.sameBucket ? ", same: bucket" : "") + "}\n";
    }

    private static String step(Part part) {
        return "- {step: " + part.name + ", signal: " + part.units + (part.optional ? ", optional: true" : "")
                + (part.any ? ", contiguity: any" : "") + (part.sameBucket ? ", same: bucket" : "")
                + (part.times > 1 ? ", times: " + part.times : "") + "}\n";
    }
}
