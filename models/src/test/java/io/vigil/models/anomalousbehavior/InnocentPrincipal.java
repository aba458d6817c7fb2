package io.vigil.models.anomalousbehavior;

import static io.vigil.testkit.Given.apiCall;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Somebody who works in an account: calls drawn by the rule of Pitman and Yor, so that new ones never end but become rarer; now and then
 * another network, another country, another tool, a journey. Rates follow the assumptions in the model's page. Three of four calls are about what
 * is the principal's own, one of five about what nobody has touched for long, and one of fifty about {@link #OTHERS}: so rarely does somebody at work
 * touch what is not his.
 */
final class InnocentPrincipal {
    /** How much of a seeker of new calls a principal is, and how often it works. */
    enum Kind {
        SERVICE(0.05, 24, 1, 1.0 / 30),
        PERSON(0.5, 14, 5.0 / 7, 1),
        ADMINISTRATOR(0.65, 18, 5.0 / 7, 1);

        private final double discount;
        private final int callsPerDay;
        private final double activeDays;
        private final double restlessness;

        Kind(double discount, int callsPerDay, double activeDays, double restlessness) {
            this.discount = discount;
            this.callsPerDay = callsPerDay;
            this.activeDays = activeDays;
            this.restlessness = restlessness;
        }
    }

    /** Something that others look after. */
    static final String OTHERS = "checkout";

    private static final double UNTOUCHED = 0.2;
    private static final double OF_OTHERS = 0.02;
    private static final int OWN = 5;
    private static final int HOUR = 3_600_000;
    private static final double CONCENTRATION = 1;
    private static final double NEW_NETWORK = 1.0 / 1700;
    private static final double NEW_TOOL = 1.0 / 2500;
    private static final double JOURNEY = 1.0 / 60;
    private static final double REFUSED = 0.01;
    private static final String[] TOOLS = {
        "aws-cli/2.15 Linux/6.1",
        "Boto3/1.34 Linux/6.1",
        "Mozilla/5.0 (Macintosh)",
        "aws-sdk-java/2.29 Linux/5.10",
        "Terraform/1.9 linux"
    };

    private final String name;
    private final Kind kind;
    private final List<String> world;
    private final Random random;
    /** For what the calls are about, so that this changes nothing else. */
    private final Random targets;

    private final List<String> calls = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final List<Origin> networks = new ArrayList<>();
    private int made;
    private String tool;

    /** @param world calls that there are to begin with, the likelier the more often they stand in it */
    InnocentPrincipal(int number, Kind kind, List<String> world) {
        this.name = "p" + number;
        this.kind = kind;
        this.world = world;
        this.random = new Random(number);
        this.targets = new Random(~number);
        this.tool = TOOLS[random.nextInt(TOOLS.length)];
        networks.add(network(0));
    }

    /** @param day start, epoch milliseconds */
    void work(long day, Consumer<ApiCall> out) {
        if (random.nextDouble() > kind.activeDays) {
            return;
        }
        Origin away = random.nextDouble() < JOURNEY * kind.restlessness ? network(1) : null;
        for (int left = kind.callsPerDay; left > 0; left--) {
            double hour = 18 - 10.0 * left / kind.callsPerDay;
            long time = day + Math.round(hour * HOUR) + random.nextInt(HOUR / 2);
            var call =
                    apiCall(api()).by(name).from("198.51.100.7").agent(tool()).at(time);
            call.part(RawPart.REQUEST_PARAMETERS, about(target()));
            call.origin(away == null ? usualNetwork() : away);
            if (random.nextDouble() < REFUSED) {
                call.error("AccessDenied");
            }
            out.accept(call.build());
        }
    }

    /** Request parameters of a call about something. */
    static String about(String target) {
        return "{\"resourceId\": \"" + target + "\"}";
    }

    private String target() {
        double roll = targets.nextDouble();
        if (roll < OF_OTHERS) {
            return OTHERS;
        }
        return roll < OF_OTHERS + UNTOUCHED ? "old-" + targets.nextInt() : name + "-" + targets.nextInt(OWN);
    }

    private String api() {
        double fresh = (CONCENTRATION + kind.discount * calls.size()) / (CONCENTRATION + made);
        made++;
        if (random.nextDouble() < fresh) {
            String found = world.get(random.nextInt(world.size()));
            if (!calls.contains(found)) {
                calls.add(found);
                counts.add(1);
            }
            return found;
        }
        int at = -1;
        for (double left = random.nextDouble() * (made - 1); left > 0 && at < calls.size() - 1; ) {
            left -= counts.get(++at);
        }
        at = Math.max(0, at);
        counts.set(at, counts.get(at) + 1);
        return calls.get(at);
    }

    private Origin usualNetwork() {
        if (random.nextDouble() < NEW_NETWORK * kind.restlessness) {
            networks.add(network(0.1));
        }
        return networks.get(networks.size() - 1 - (random.nextInt(4) == 0 ? random.nextInt(networks.size()) : 0));
    }

    private String tool() {
        if (random.nextDouble() < NEW_TOOL * kind.restlessness) {
            tool = TOOLS[random.nextInt(TOOLS.length)];
        }
        return tool;
    }

    private Origin network(double abroad) {
        String country = random.nextDouble() < abroad
                ? String.valueOf(new char[] {'A', (char) ('A' + random.nextInt(26))})
                : "DE";
        return Origin.of(AddressClass.PUBLIC, 64_000 + random.nextInt(1000), country, 0);
    }
}
