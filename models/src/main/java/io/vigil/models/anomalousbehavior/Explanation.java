package io.vigil.models.anomalousbehavior;

import io.vigil.events.ApiCall;
import io.vigil.events.Observation;
import io.vigil.events.Observation.Frequency;
import io.vigil.models.habit.DayTable;
import io.vigil.models.habit.Days;
import io.vigil.models.habit.NetworkKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in words what is unusual about a call, and what the principal usually does instead. */
final class Explanation {
    private static final String SCOPE = "userIdentity";
    /** GuardDuty lists at most twenty usual values. */
    private static final int USUAL = 20;

    private static final Attribute[] TOLD = {
        Attribute.API,
        Attribute.NETWORK,
        Attribute.COUNTRY,
        Attribute.AGENT,
        Attribute.REGION,
        Attribute.BUCKET,
        Attribute.ERROR
    };

    private final ApiLandscape landscape;
    private final TraitReader traits;

    Explanation(ApiLandscape landscape, TraitReader traits) {
        this.landscape = landscape;
        this.traits = traits;
    }

    Observation[] of(Profile profile, ApiCall call, AnomalousBehavior.Judged judged) {
        int day = Days.of(call.time());
        List<Observation> told = new ArrayList<>();
        for (Attribute attribute : TOLD) {
            long key = judged.traits().key(attribute);
            Frequency frequency = profile.table(attribute).frequency(key, day);
            if (key != 0 && frequency != Frequency.FREQUENT) {
                told.add(new Observation(
                        SCOPE, feature(attribute, key), true, frequency, unusual(attribute, profile, call, judged)));
            }
        }
        for (Attribute attribute : TOLD) {
            tellUsual(attribute, profile, day, told);
        }
        return told.toArray(Observation[]::new);
    }

    /**
     * Keeps the texts of what was learnt, for the day they are needed.
     *
     * @param added the attributes with a new value, one bit each by ordinal
     */
    void keepWords(Profile profile, ApiCall call, Traits seen, int added) {
        for (Attribute attribute : TOLD) {
            boolean isNew = (added >>> attribute.ordinal() & 1) != 0;
            String text = isNew ? traits.text(attribute, call, seen) : null;
            if (text != null) {
                profile.table(attribute).name(seen.key(attribute), text, attribute.wordBytes);
            }
        }
    }

    private String[] unusual(Attribute attribute, Profile profile, ApiCall call, AnomalousBehavior.Judged judged) {
        long key = judged.traits().key(attribute);
        String text = traits.text(attribute, call, judged.traits());
        String now = text == null ? Objects.requireNonNullElse(written(attribute, key), "?") : text;
        if (attribute != Attribute.API) {
            return new String[] {now};
        }
        Set<String> acts = new LinkedHashSet<>();
        acts.add(now);
        for (Reports.Act act : profile.reports.acts()) {
            acts.add(act.label());
        }
        return acts.toArray(String[]::new);
    }

    private void tellUsual(Attribute attribute, Profile profile, int day, List<Observation> told) {
        for (Frequency frequency : new Frequency[] {Frequency.FREQUENT, Frequency.INFREQUENT, Frequency.RARE}) {
            List<String> values = new ArrayList<>();
            DayTable table = profile.table(attribute);
            String feature = attribute.feature;
            for (int at = 0; at < table.size() && values.size() < USUAL; at++) {
                String value = table.frequencyAt(at, day) == frequency ? value(attribute, table, at) : null;
                if (value != null) {
                    values.add(value);
                    feature = feature(attribute, table.key(at));
                }
            }
            if (!values.isEmpty()) {
                told.add(new Observation(SCOPE, feature, false, frequency, values.toArray(String[]::new)));
            }
        }
    }

    private @Nullable String value(Attribute attribute, DayTable table, int at) {
        String word = table.word(at);
        return word != null ? word : written(attribute, table.key(at));
    }

    /** The texts that can be found again from the number alone. */
    private @Nullable String written(Attribute attribute, long key) {
        return switch (attribute) {
            case API -> landscape.label(key);
            case NETWORK -> NetworkKey.text(key);
            case COUNTRY -> String.valueOf(new char[] {(char) (key >>> 8), (char) (key & 0xff)});
            default -> null;
        };
    }

    private static String feature(Attribute attribute, long key) {
        return attribute == Attribute.NETWORK && NetworkKey.isSystem(key) ? "asn" : attribute.feature;
    }
}
