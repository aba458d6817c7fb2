package io.vigil.models.beacons;

import io.vigil.catalogue.Unit;

/** What makes calls regular: enough gaps, and hardly by chance so many of them alike. */
final class Regularity {
    private final double chance;
    private final int gaps;
    private final int hours;
    private final int manyGaps;

    Regularity(Unit unit) {
        this.chance = unit.settings().number("chance");
        this.gaps = unit.settings().count("gaps");
        this.hours = unit.settings().count("hours");
        this.manyGaps = unit.settings().count("many-gaps");
    }

    boolean isReached(Calls calls) {
        return isRhythm(calls) || isPulse(calls.pulse());
    }

    private boolean isRhythm(Calls calls) {
        int count = calls.rhythm().count();
        boolean enough = count >= manyGaps || count >= gaps && calls.hours() >= hours;
        return enough && calls.rhythm().probability() <= chance;
    }

    private boolean isPulse(Pulse pulse) {
        return pulse.hours() >= hours && pulse.probability() <= chance;
    }
}
