package io.vigil.rules.sigma;

import io.vigil.catalogue.DidYouMean;
import io.vigil.events.signals.Tactic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code attack.} tags of a rule say; of several tactics or techniques, the first (Sigma tags appendix 2.1).
 *
 * @param purpose first part of the finding type
 * @param technique such as {@code T1098.001}; null when none is named
 */
record Attack(String purpose, Tactic tactic, @Nullable String technique) {
    private static final String NAMESPACE = "attack.";
    private static final Pattern TAG = Pattern.compile("[a-z0-9_-]+\\.[a-zA-Z0-9._-]+");
    private static final Pattern TECHNIQUE = Pattern.compile("t\\d{4}(\\.\\d{3})?");
    /** Groups, software, data sources, mitigations, assets, and tactics by number: they change nothing. */
    private static final Pattern OTHER = Pattern.compile("(g|s|ds|m|a|ta)\\d{4}");

    /** A rule without a tactic is about somebody's policy, and claims no more than that somebody looked around. */
    private static final String NO_PURPOSE = "Policy";

    private static final Map<String, Tactic> TACTICS = tactics();

    private static Map<String, Tactic> tactics() {
        var tactics = new TreeMap<String, Tactic>();
        for (Tactic tactic : Tactic.values()) {
            tactics.put(tactic.name().toLowerCase(Locale.ROOT).replace('_', '-'), tactic);
        }
        // ATT&CK 19 splits defence evasion; resources are developed before anything is attacked, as one scouts.
        tactics.put("stealth", Tactic.DEFENSE_EVASION);
        tactics.put("defense-impairment", Tactic.DEFENSE_EVASION);
        tactics.put("resource-development", Tactic.RECONNAISSANCE);
        return tactics;
    }

    static Attack read(List<String> tags, SourceLocation spot) {
        String purpose = null;
        String technique = null;
        for (String tag : tags) {
            String name = tag.startsWith(NAMESPACE)
                    ? tag.substring(NAMESPACE.length()).replace('_', '-')
                    : "";
            if (TACTICS.containsKey(name)) {
                purpose = purpose == null ? name : purpose;
            } else if (TECHNIQUE.matcher(name).matches()) {
                technique = technique == null ? name.toUpperCase(Locale.ROOT) : technique;
            } else if (!TAG.matcher(tag).matches()
                    || !name.isEmpty() && !OTHER.matcher(name).matches()) {
                spot.refuse(tag, "no such tag" + DidYouMean.among(TACTICS.keySet(), name));
            }
        }
        return purpose == null
                ? new Attack(NO_PURPOSE, Tactic.DISCOVERY, technique)
                : new Attack(purposeOf(purpose), TACTICS.get(purpose), technique);
    }

    /** GuardDuty's word where it has one. */
    private static String purposeOf(String tactic) {
        return tactic.equals("reconnaissance") ? "Recon" : PascalCase.of(tactic);
    }
}
