package io.vigil.models.anomalousbehavior;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.StrangeNetwork;
import io.vigil.models.baseline.DayTable;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.NetworkKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in words what is unusual about a call, and what the principal usually does instead. */
final class CallExplanation {
    private static final String SCOPE = "userIdentity";
    /** GuardDuty lists at most twenty usual values. */
    private static final int USUAL = 20;
    /** Networks that people work in: at work and at home. */
    private static final int FEW_NETWORKS = 2;

    private static final Attribute[] EXPLAINED = {
        Attribute.API,
        Attribute.NETWORK,
        Attribute.COUNTRY,
        Attribute.AGENT,
        Attribute.REGION,
        Attribute.BUCKET,
        Attribute.ERROR,
        Attribute.MODEL
    };

    private final AttributeText texts;
    private final TraitReader traits;

    CallExplanation(ApiLandscape landscape, TraitReader traits) {
        texts = new AttributeText(landscape);
        this.traits = traits;
    }

    Observation[] of(Profile profile, ApiCall call, Traits seen) {
        int day = Days.of(call.time());
        List<Observation> reported = new ArrayList<>();
        for (Attribute attribute : EXPLAINED) {
            long key = seen.key(attribute);
            Frequency frequency = profile.table(attribute).frequency(key, day);
            if (key != 0 && frequency != Frequency.FREQUENT) {
                reported.add(
                        new Observation(SCOPE, AttributeText.feature(attribute, key), true, frequency, new String[] {
                            unusual(attribute, call, seen)
                        }));
            }
        }
        if (!NetworkKey.isSystem(seen.network()) && isRecent(profile, seen.network(), day)) {
            reported.add(StrangeNetwork.recent(unusual(Attribute.NETWORK, call, seen)));
        }
        for (Attribute attribute : EXPLAINED) {
            describeUsual(attribute, profile, day, reported);
        }
        return reported.toArray(Observation[]::new);
    }

    /**
     * Of who comes from many networks, as pipelines at rented machines do, one began lately on most days, and that says nothing. Nor does the place of a journey,
     * where the usual is done with the usual tool.
     */
    private static boolean isRecent(Profile profile, long network, int day) {
        DayTable networks = profile.table(Attribute.NETWORK);
        return networks.size() <= FEW_NETWORKS + 1
                && networks.beganWithin(StrangeNetwork.RECENTLY, network, day)
                && !networks.frequentBefore(network, day)
                && profile.visit.isUnvouched();
    }

    /** Keeps the texts of what was learnt, for the day they are needed. */
    void keepWords(Profile profile, ApiCall call, Traits seen, Lessons lessons) {
        for (Attribute attribute : EXPLAINED) {
            String text = lessons.begins(attribute) ? traits.text(attribute, call, seen) : null;
            if (text != null) {
                profile.table(attribute).name(seen.key(attribute), text, attribute.wordBytes);
            }
        }
    }

    private String unusual(Attribute attribute, ApiCall call, Traits seen) {
        String text = traits.text(attribute, call, seen);
        return text == null ? Objects.requireNonNullElse(texts.of(attribute, seen.key(attribute)), "?") : text;
    }

    private void describeUsual(Attribute attribute, Profile profile, int day, List<Observation> reported) {
        for (Frequency frequency : new Frequency[] {Frequency.FREQUENT, Frequency.INFREQUENT, Frequency.RARE}) {
            List<String> values = new ArrayList<>();
            DayTable table = profile.table(attribute);
            String feature = attribute.feature;
            for (int at = 0; at < table.size() && values.size() < USUAL; at++) {
                String value = table.frequencyAt(at, day) == frequency ? value(attribute, table, at) : null;
                if (value != null) {
                    values.add(value);
                    feature = AttributeText.feature(attribute, table.key(at));
                }
            }
            if (!values.isEmpty()) {
                reported.add(new Observation(SCOPE, feature, false, frequency, values.toArray(String[]::new)));
            }
        }
    }

    private @Nullable String value(Attribute attribute, DayTable table, int at) {
        String word = table.word(at);
        return word != null ? word : texts.of(attribute, table.key(at));
    }
}
