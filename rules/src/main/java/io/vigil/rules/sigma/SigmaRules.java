package io.vigil.rules.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the Sigma rules among people's own rules: every YAML file that is neither {@code rule.yaml} nor the {@code cases.yaml} beside it. */
public final class SigmaRules {
    private static final String VIGIL_RULE = "rule.yaml";
    private static final String ITS_CASES = "cases.yaml";
    /** What documents of another kind than a rule begin with, and why they are refused. */
    private static final Map<String, String> OTHER_KINDS = Map.of(
            "correlation", "a correlation of rules is not read; write it as a sequence",
            "filter", "a filter on other rules is not read; write it into the rules, or suppress their findings",
            "action", "collections of rules are no longer part of Sigma: write each rule out");

    private final Tuning tuning;
    private final Problems problems;
    private final List<SigmaRule> rules = new ArrayList<>();
    /** Place of each rule, by id. */
    private final Map<String, String> places = new HashMap<>();

    private final List<String> remarks = new ArrayList<>();

    private SigmaRules(Tuning tuning, Problems problems) {
        this.tuning = tuning;
        this.problems = problems;
    }

    /** What is wrong goes to {@code problems}, all of it; a rule with anything wrong is left out. */
    public static SigmaRules read(List<UnitFolder> folders, Tuning tuning, Problems problems) {
        var read = new SigmaRules(tuning, problems);
        for (UnitFolder folder : folders) {
            new TreeMap<>(folder.files()).forEach((name, text) -> {
                if (isSigma(folder, name)) {
                    read.file(folder, folder.placeOf(name), text);
                }
            });
        }
        return read;
    }

    /** Whether Vigil's own kind of rule lies in the folder; every other YAML file there is Sigma's. */
    public static boolean isVigilRule(UnitFolder folder) {
        return folder.file(VIGIL_RULE) != null;
    }

    private static boolean isSigma(UnitFolder folder, String name) {
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        return yaml && !name.equals(VIGIL_RULE) && !(name.equals(ITS_CASES) && isVigilRule(folder));
    }

    private void file(UnitFolder folder, String place, String text) {
        List<JsonNode> documents = Yaml.documents(place, text, problems);
        for (int at = 0; at < documents.size(); at++) {
            String name = documents.size() == 1 ? place : place + " #" + (at + 1);
            var found = new Problems();
            SigmaRule rule = document(folder, documents.get(at), new SourceLocation(name, "", found));
            if (rule != null && found.none()) {
                keep(rule, new SourceLocation(name, "", found));
            }
            problems.addAll(found);
        }
    }

    private @Nullable SigmaRule document(UnitFolder folder, JsonNode document, SourceLocation top) {
        String objection = objection(document);
        if (objection != null) {
            top.refuse(objection);
            return null;
        }
        var heading = new Heading(document, top);
        String retired = heading.retired();
        if (retired != null) {
            remarks.add(top.file() + " is not run: its status is " + retired);
            return null;
        }
        var searches = new Searches(new Items(new Values(new Placeholders(tuning))));
        Expression expression = searches.read(document.path("detection"), top.at("detection"));
        for (String unused : searches.unused()) {
            remarks.add(top.file() + ": its condition does not ask for " + unused);
        }
        return new SigmaRule(heading.unit(folder), expression);
    }

    private static @Nullable String objection(JsonNode document) {
        for (Map.Entry<String, String> kind : new TreeMap<>(OTHER_KINDS).entrySet()) {
            if (document.has(kind.getKey())) {
                return kind.getKey() + ": " + kind.getValue();
            }
        }
        return document.path("detection").isObject()
                ? null
                : "is no Sigma rule: expected title, logsource and detection; the file of a Vigil rule is named "
                        + VIGIL_RULE;
    }

    private void keep(SigmaRule rule, SourceLocation top) {
        if (tuning.switchesOff(rule.unit().id())) {
            return;
        }
        String other = places.putIfAbsent(rule.unit().id(), top.file());
        if (other != null) {
            top.at("id").refuse(rule.unit().id(), "is the id of " + other + ", too");
            return;
        }
        rules.add(rule);
        if (rule.key().isEmpty()) {
            remarks.add(top.file() + " is asked of every call: neither an API nor another field decides");
        }
    }

    /** Those that run, in order of place. */
    public List<SigmaRule> rules() {
        return rules;
    }

    /** What the user may want to know of rules that are right: which do not run, which are dear. */
    public List<String> remarks() {
        return remarks;
    }
}
