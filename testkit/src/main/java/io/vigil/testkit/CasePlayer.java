package io.vigil.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Turns the play of a case into events. Each entry has {@code at} (offset from {@link Given#MONDAY}) and the key of one of the
 * {@link EntryReader}s; the README of the testkit lists all keys. {@code repeat} and {@code every} repeat an entry many times, and
 * <code>{n}</code> in any text of it is then the number of the repetition, from 1; <code>{account}</code> is the account of
 * the play. Ids follow from account, case and place in the play.
 */
public final class CasePlayer {
    /** What an entry can be. */
    private static final List<EntryReader<?>> READERS =
            List.of(new CallReader(), new FlowReader(), new QueryReader(), new SignalReader());

    private final UnitCase unitCase;
    private final String account;
    private final Problems problems = new Problems();
    private final List<Event> events = new ArrayList<>();

    private CasePlayer(UnitCase unitCase, String account) {
        this.unitCase = unitCase;
        this.account = account;
    }

    /** @throws io.vigil.catalogue.InvalidConfiguration naming everything in the play that makes no sense */
    public static PlayedCase play(UnitCase unitCase, String account) {
        return new CasePlayer(unitCase, account).play();
    }

    /** The account of the n-th case, when many are played together. */
    public static String accountOf(int number) {
        return String.format(Locale.ROOT, "%012d", 100_000_000_000L + number);
    }

    /** The classes of all events that an entry can be. */
    public static List<Class<? extends Event>> events() {
        return READERS.stream().<Class<? extends Event>>map(EntryReader::events).toList();
    }

    private PlayedCase play() {
        for (int at = 0; at < unitCase.play().size(); at++) {
            repeat(unitCase.play().get(at), at);
        }
        problems.throwIfAny();
        events.sort(Comparator.comparingLong(Event::time));
        return new PlayedCase(unitCase, account, events);
    }

    private void repeat(JsonNode entry, int number) {
        String place = unitCase.unit() + ": " + unitCase.name() + ": play[" + number + "]";
        YamlSection said = YamlSection.of(place, entry, problems);
        Integer repeat = said.count("repeat");
        Duration every = said.duration("every");
        Duration start = said.required("at") ? said.duration("at") : null;
        int rounds = (repeat == null ? 1 : repeat) * Repetition.variants(entry);
        if (rounds > 1 && every == null) {
            said.refuse("every", "what happens several times needs it");
        }
        long first = start == null ? 0 : start.toMillis();
        long step = every == null ? 0 : every.toMillis();
        for (int round = 0; round < rounds; round++) {
            YamlSection scene = YamlSection.of(place, Repetition.of(entry, round, account), problems);
            scene.alsoKnown("at", "repeat", "every");
            read(scene, new EntryContext(account, Given.MONDAY + first + round * step, id(number, round)));
        }
    }

    private String id(int number, int round) {
        return Ids.event(String.join("/", account, unitCase.unit(), unitCase.name(), "" + number, "" + round));
    }

    private void read(YamlSection entry, EntryContext moment) {
        for (EntryReader<?> reader : READERS) {
            if (entry.has(reader.key())) {
                events.add(reader.read(entry, moment));
                entry.refuseUnknown();
                return;
            }
        }
        List<String> keys = READERS.stream().map(EntryReader::key).toList();
        entry.refuse(keys.get(0), "expected one of " + keys);
        entry.refuseUnknown();
    }
}
