package io.vigil.jobs.pipeline;

import io.vigil.catalogue.UnitCase;
import java.util.List;
import java.util.Random;

/**
 * A month of one account in which nobody attacks: people at their desks and away, pipelines that build and tear down, joiners and leavers, a trail that
 * is moved, keys that are rotated, a drill of the incident responders, an emergency. What happens on which day, from where and how often is drawn by
 * lot.
 */
final class BenignMonth {
    static final int DAYS = 30;

    private final Random dice;
    private final BenignCalls script = new BenignCalls();
    private final BenignDesks desks;
    private final BenignMachines machines;
    private final BenignProjects projects;
    /** The first of three days on which dan is away. */
    private final int away;

    private BenignMonth(long seed) {
        dice = new Random(seed);
        desks = new BenignDesks(script, dice);
        machines = new BenignMachines(script, dice);
        projects = new BenignProjects(script, dice, desks);
        away = workday();
    }

    static UnitCase of(int number) {
        var month = new BenignMonth(number);
        for (int day = 0; day < DAYS; day++) {
            month.day(day);
        }
        month.once(number);
        return new UnitCase("benign-month", "month " + number, month.script.play(), List.of(), null);
    }

    private void day(int day) {
        machines.backup(day);
        machines.scaling(day);
        if (day % 7 < 5) {
            boolean isAway = day >= away && day < away + 3;
            for (String person : isAway ? List.of("alice", "bob", "carol") : List.of("alice", "bob", "carol", "dan")) {
                desks.desk(
                        day, person, dice.nextInt(12) == 0 ? "203.0.113." + (1 + person.length()) : BenignCalls.OFFICE);
            }
            for (int deployment = dice.nextInt(4); deployment > 0; deployment--) {
                machines.deploy(day, 9 * BenignCalls.HOUR + dice.nextInt(8 * BenignCalls.HOUR), deployment);
            }
        }
        if (day % 7 == 4) {
            machines.tearDown(day);
        }
    }

    /** What does not happen every week, each on a day of its own choice. */
    private void once(int number) {
        desks.join(workday(), "erin" + number);
        desks.join(workday(), "finn" + number);
        desks.leave(workday(), "gus" + number);
        desks.rotate(workday());
        desks.travel(away);
        List<Runnable> rare = List.of(
                () -> desks.breakGlass(workday()),
                () -> projects.drill(workday()),
                () -> projects.moveTrail(workday()),
                () -> projects.cleanUp(workday()),
                () -> projects.audit(workday()),
                () -> projects.leaveRegion(workday()),
                () -> projects.emergency(dice.nextInt(DAYS)),
                () -> projects.study(workday()),
                () -> projects.startMail(workday()),
                () -> projects.share(workday()));
        for (int many = 0; many < 5; many++) {
            rare.get((number + many * 2) % rare.size()).run();
        }
    }

    private int workday() {
        int day = dice.nextInt(DAYS);
        return day % 7 < 5 ? day : day - 2;
    }
}
