package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.PeerTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds to what is unusual of a principal what is unusual of its account, and the acts that were reported before. */
final class AccountExplanation {
    private static final String IDENTITY = "userIdentity";
    private static final String ACCOUNT = "account";
    /** GuardDuty lists at most twenty usual values. */
    private static final int USUAL = 20;

    private static final Attribute[] EXPLAINED = {
        Attribute.API,
        Attribute.NETWORK,
        Attribute.AGENT,
        Attribute.BUCKET,
        Attribute.MODEL,
        Attribute.USER,
        Attribute.USER_TYPE
    };

    private final AttributeText texts;

    AccountExplanation(ApiLandscape landscape) {
        texts = new AttributeText(landscape);
    }

    Observation[] of(AccountMemory memory, FirstSeen novelty, Observation[] ofPrincipal, ReportLimiter.Act[] before) {
        List<Observation> reported = new ArrayList<>();
        for (Observation each : ofPrincipal) {
            reported.add(isCall(each) && each.unusual() ? withActs(each, before) : each);
        }
        for (Attribute attribute : EXPLAINED) {
            addUnusual(memory, novelty, attribute, reported);
            addUsual(memory.crowd.table(attribute), attribute, Days.of(novelty.time()), reported);
        }
        return reported.toArray(Observation[]::new);
    }

    private static boolean isCall(Observation observation) {
        return observation.scope().equals(IDENTITY) && observation.feature().equals(Attribute.API.feature);
    }

    private static Observation withActs(Observation call, ReportLimiter.Act[] before) {
        Set<String> acts = new LinkedHashSet<>(Arrays.asList(call.values()));
        for (ReportLimiter.Act act : before) {
            acts.add(act.label());
        }
        return new Observation(
                call.scope(), call.feature(), call.unusual(), call.frequency(), acts.toArray(String[]::new));
    }

    private void addUnusual(AccountMemory memory, FirstSeen novelty, Attribute attribute, List<Observation> reported) {
        Shown shown = novelty.payload(NewBehavior.class).of(attribute);
        long key = shown.key();
        Frequency frequency = memory.crowd.table(attribute).frequency(key, Days.of(novelty.time()));
        if (key == 0 || frequency == Frequency.FREQUENT) {
            return;
        }
        String feature = AttributeText.feature(attribute, key);
        String text = shown.text().isEmpty() ? ofPrincipal(novelty, feature) : shown.text();
        if (text != null) {
            reported.add(new Observation(ACCOUNT, feature, true, frequency, new String[] {text}));
        }
    }

    /** The text as the principal's own line has it; null where that is usual. */
    private static @Nullable String ofPrincipal(FirstSeen novelty, String feature) {
        for (Observation each : novelty.candidate().evidence().observations()) {
            if (each.unusual() && each.feature().equals(feature)) {
                return each.values()[0];
            }
        }
        return null;
    }

    private void addUsual(PeerTable table, Attribute attribute, int day, List<Observation> reported) {
        Map<Frequency, List<String>> values = new EnumMap<>(Frequency.class);
        String feature = AttributeText.feature(attribute, 0);
        for (int at : table.mostUsual(day)) {
            String text = text(attribute, table, at);
            List<String> alike = values.computeIfAbsent(table.frequencyAt(at, day), any -> new ArrayList<>());
            if (text != null && alike.size() < USUAL) {
                alike.add(text);
                feature = AttributeText.feature(attribute, table.key(at));
            }
        }
        values.remove(Frequency.UNSEEN);
        for (Map.Entry<Frequency, List<String>> each : values.entrySet()) {
            if (!each.getValue().isEmpty()) {
                reported.add(new Observation(
                        ACCOUNT, feature, false, each.getKey(), each.getValue().toArray(String[]::new)));
            }
        }
    }

    private @Nullable String text(Attribute attribute, PeerTable table, int at) {
        String word = table.word(at);
        return word != null ? word : texts.of(attribute, table.key(at));
    }
}
