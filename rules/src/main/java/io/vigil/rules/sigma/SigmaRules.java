package io.vigil.rules.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.Yaml;
import io.vigil.catalogue.YamlSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the Sigma rules among people's own rules: every YAML file but {@code rule.yaml} and, beside it, {@code cases.yaml} and {@code proof.yaml}. */
public final class SigmaRules {
    private static final String VIGIL_RULE = "rule.yaml";
    private static final Set<String> BESIDE_IT = Set.of("cases.yaml", "proof.yaml");
    /** What documents of another kind than a rule begin with, and why they are refused. */
    private static final Map<String, String> OTHER_KINDS =
            Map.of("action", "collections of rules are no longer part of Sigma: write each rule out");

    private static final String ANY = "any";

    /** A rule before filters and correlations that name it are known. */
    private record Read(Unit unit, Expression expression, List<String> names, String place) {}

    private final Tuning tuning;
    private final Problems problems;
    private final List<Read> read = new ArrayList<>();
    private final List<SigmaFilter> filters = new ArrayList<>();
    private final List<SigmaCorrelation> correlated = new ArrayList<>();
    private final List<UnitFolder> correlations = new ArrayList<>();
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
        read.link();
        return read;
    }

    /** Whether Vigil's own kind of rule lies in the folder; every other YAML file there is Sigma's. */
    public static boolean isVigilRule(UnitFolder folder) {
        return folder.file(VIGIL_RULE) != null;
    }

    private static boolean isSigma(UnitFolder folder, String name) {
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        return yaml && !name.equals(VIGIL_RULE) && !(BESIDE_IT.contains(name) && isVigilRule(folder));
    }

    private void file(UnitFolder folder, String place, String text) {
        List<JsonNode> documents = Yaml.documents(place, text, problems);
        for (int at = 0; at < documents.size(); at++) {
            String name = documents.size() == 1 ? place : place + " #" + (at + 1);
            if (documents.get(at).has("correlation")) {
                correlated.add(
                        SigmaCorrelation.read(documents.get(at), folder, new SourceLocation(name, "", problems)));
                continue;
            }
            var found = new Problems();
            document(folder, documents.get(at), new SourceLocation(name, "", found));
            problems.addAll(found);
        }
    }

    private void document(UnitFolder folder, JsonNode document, SourceLocation top) {
        if (document.has("filter")) {
            filter(document, top);
            return;
        }
        String objection = objection(document);
        if (objection != null) {
            top.refuse(objection);
            return;
        }
        var heading = new Heading(document, top);
        String retired = heading.retired();
        if (retired != null) {
            remarks.add(top.file() + " is not run: its status is " + retired);
            return;
        }
        Expression expression = expression(document.path("detection"), top.at("detection"));
        Unit unit = heading.unit(folder);
        List<String> names = heading.name() == null ? List.of(unit.id()) : List.of(unit.id(), heading.name());
        if (top.problems().none() && isFirst(unit.id(), top)) {
            read.add(new Read(unit, expression, names, top.file()));
        }
    }

    private boolean isFirst(String id, SourceLocation top) {
        String other = tuning.switchesOff(id) ? null : places.putIfAbsent(id, top.file());
        if (other != null) {
            top.at("id").refuse(id, "is the id of " + other + ", too");
        }
        return other == null;
    }

    private Expression expression(JsonNode detection, SourceLocation spot) {
        var searches = new Searches(new Items(new Values(new Placeholders(tuning))));
        Expression expression = searches.read(detection, spot);
        for (String unused : searches.unused()) {
            remarks.add(spot.file() + ": its condition does not ask for " + unused);
        }
        return expression;
    }

    private void filter(JsonNode document, SourceLocation top) {
        new Heading(document, top).filter();
        if (!(document.path("filter") instanceof ObjectNode body)) {
            top.at("filter").refuse("expected rules, a selection and a condition");
            return;
        }
        YamlSection section = YamlSection.of(top.file(), body, top.problems());
        List<String> named = section.required("rules") ? section.texts("rules") : List.of();
        ObjectNode detection = body.deepCopy();
        detection.remove("rules");
        boolean all = named.size() == 1 && named.get(0).equals(ANY);
        Expression expression = expression(detection, top.at("filter"));
        if (top.problems().none()) {
            filters.add(new SigmaFilter(all ? List.of() : lower(named), expression));
        }
    }

    private static List<String> lower(List<String> names) {
        List<String> both = new ArrayList<>(names);
        names.forEach(name -> both.add(name.toLowerCase(Locale.ROOT)));
        return both;
    }

    /** Filters and correlations may stand before the rules that they name. */
    private void link() {
        Map<Read, List<CorrelationPart>> parts = new LinkedHashMap<>();
        Set<String> used = namedByCorrelations(false);
        Set<String> heard = namedByCorrelations(true);
        Set<SigmaCorrelation> reached = new HashSet<>();
        for (SigmaCorrelation correlation : correlated) {
            correlation.finish();
            if (isAmong(heard, correlation.names()) || !isAmong(used, correlation.names())) {
                link(correlation, parts, reached);
            }
        }
        for (SigmaCorrelation correlation : correlated) {
            if (!reached.contains(correlation)) {
                link(correlation, parts, reached); // rests on itself, and is refused for that
            }
        }
        for (Read rule : read) {
            List<Expression> asked = new ArrayList<>(List.of(rule.expression));
            filters.stream()
                    .filter(filter -> filter.isFor(rule.names))
                    .forEach(filter -> asked.add(filter.expression()));
            boolean alone = !parts.containsKey(rule) || isAmong(heard, rule.names);
            keep(
                    new SigmaRule(rule.unit, Expression.all(asked), alone, parts.getOrDefault(rule, List.of())),
                    rule.place);
        }
    }

    /** @param generating only by correlations whose rules are reported by themselves, too */
    private Set<String> namedByCorrelations(boolean generating) {
        Set<String> names = new HashSet<>();
        correlated.stream()
                .filter(each -> !generating || each.generates())
                .forEach(each -> names.addAll(lower(each.rules())));
        return names;
    }

    private static boolean isAmong(Set<String> wanted, List<String> names) {
        return names.stream().anyMatch(wanted::contains);
    }

    private void link(
            SigmaCorrelation correlation, Map<Read, List<CorrelationPart>> parts, Set<SigmaCorrelation> reached) {
        reached.add(correlation);
        UnitFolder folder = new CorrelationTree(correlation, known(parts, reached)).folder();
        if (folder != null) {
            correlations.add(folder);
        }
    }

    /** What correlations name; what rules send to them is left in {@code parts}. */
    private CorrelationTree.Rules known(Map<Read, List<CorrelationPart>> parts, Set<SigmaCorrelation> reached) {
        return new CorrelationTree.Rules() {
            @Override
            public @Nullable SigmaCorrelation correlation(String name) {
                SigmaCorrelation found = correlationNamed(name);
                if (found != null) {
                    reached.add(found);
                }
                return found;
            }

            @Override
            public @Nullable List<String> rule(String name) {
                Read rule = named(name);
                return rule == null ? null : rule.names;
            }

            @Override
            public void send(String ruleId, CorrelationPart part) {
                parts.computeIfAbsent(Objects.requireNonNull(named(ruleId)), none -> new ArrayList<>())
                        .add(part);
            }
        };
    }

    private @Nullable SigmaCorrelation correlationNamed(String name) {
        return correlated.stream()
                .filter(each -> each.names().contains(name) || each.names().contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Read named(String name) {
        return read.stream()
                .filter(rule -> rule.names.contains(name) || rule.names.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
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

    private void keep(SigmaRule rule, String place) {
        if (tuning.switchesOff(rule.unit().id())) {
            return;
        }
        rules.add(rule);
        if (rule.key().isEmpty()) {
            remarks.add(place + " is asked of every call: neither an API nor another field decides");
        }
    }

    /** Those that run, in order of place. */
    public List<SigmaRule> rules() {
        return rules;
    }

    /** Correlations of them, as folders of sequences. */
    public List<UnitFolder> correlations() {
        return correlations;
    }

    /** What the user may want to know of rules that are right: which do not run, which are dear. */
    public List<String> remarks() {
        return remarks;
    }
}
