package io.vigil.models.anomalousbehavior;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Settings;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitReader;
import io.vigil.models.Models;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The shipped model, and the world that its table of calls describes. */
final class AnomalousBehaviors {
    private static final int WORLD = 20_000;
    /** Calls that one begins with although hardly anybody does. */
    private static final double STRANGE = 0.2;

    private AnomalousBehaviors() {}

    static AnomalousBehavior shipped() {
        return new AnomalousBehavior(unit(), new Problems());
    }

    static AccountBehavior shippedAccounts() {
        return new AccountBehavior(unit(), new Problems());
    }

    static ResourceBehavior shippedResources() {
        return new ResourceBehavior(unit(), new Problems());
    }

    /** Both stages with this budget, for as many principals. */
    static ObservedAccount withBudget(double budget, int principals) {
        Unit unit = unit();
        Map<String, Object> values = new HashMap<>(unit.settings().values());
        values.put("budget", budget);
        values.put("principals", principals);
        var tuned = new Unit(unit.id(), unit.emits(), new Settings(values), unit.folder(), unit.place(), unit.body());
        return new ObservedAccount(
                new AnomalousBehavior(tuned, new Problems()), new AccountBehavior(tuned, new Problems()));
    }

    static ApiLandscape landscape() {
        var problems = new Problems();
        ApiLandscape landscape = ApiLandscapeReader.read(unit().folder(), problems);
        problems.throwIfAny();
        return landscape;
    }

    /** Labels of calls, each as often as a principal begins with it. */
    static List<String> world() {
        List<Api> known = landscape().listed();
        var random = new Random(7);
        double all = known.stream()
                .mapToDouble(api -> api.serviceShare() * api.share())
                .sum();
        double rest = known.stream().mapToDouble(AnomalousBehaviors::innocence).sum();
        List<String> world = new ArrayList<>();
        for (Api api : known) {
            double often = (1 - STRANGE) * api.serviceShare() * api.share() / all + STRANGE * innocence(api) / rest;
            double copies = WORLD * often;
            for (double left = copies; left > random.nextDouble(); left--) {
                world.add(api.label());
            }
        }
        return world;
    }

    /** What an attacker makes so much likelier, others make so much rarer. */
    private static double innocence(Api api) {
        return Math.pow(10, -api.sensitivity());
    }

    static Unit unit() {
        return UnitReader.read(Models.folders(), Models.FILE, Tuning.none(), new Problems()).stream()
                .filter(unit -> unit.id().equals("anomalous-behavior"))
                .findFirst()
                .orElseThrow();
    }
}
