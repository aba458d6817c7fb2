package io.vigil.models.lateralmovement;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.ConversationDetector;
import io.vigil.models.conversations.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports a machine that begins to log in to several others of its network on one day, where it hardly ever takes up a new one. */
final class LateralMovement implements ConversationDetector<LoginMemory> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final double SURE = 0.7;
    private static final int MACHINES = 32;
    /** SSH, RPC and SMB, RDP, VNC and WinRM: what gives a shell, a desktop or another machine's disk. */
    private static final Set<Integer> LOGIN_PORTS = Set.of(22, 135, 139, 445, 3389, 5900, 5985, 5986);

    private final Unit unit;
    private final int enough;
    private final int administered;
    private final long known;
    private final double novelty;

    LateralMovement(Unit unit) {
        this.unit = unit;
        this.enough = unit.settings().count("machines");
        this.administered = unit.settings().count("administered");
        this.known = unit.settings().count("known-days") * DAY;
        this.novelty = unit.settings().number("novelty");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<LoginMemory> memory() {
        return LoginMemory.class;
    }

    @Override
    public StateCodec<LoginMemory> codec() {
        return LoginMemory.CODEC;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** Also conversations that are no login: they show since when the machine is known. */
    @Override
    public boolean concerns(Conversation conversation) {
        return conversation.isTcp() && conversation.outcome() == Outcome.CONTENT && conversation.isOpenedHere();
    }

    @Override
    public LoginMemory observe(@Nullable LoginMemory before, Conversation conversation, Emitter out) {
        LoginMemory memory = before == null ? new LoginMemory(conversation.start()) : before;
        if (!isLogin(conversation)) {
            return memory;
        }
        long now = conversation.start();
        int today = Days.of(now);
        double expected = memory.machines.novelty();
        if (memory.machines.use(conversation.remoteHash(), today, MACHINES) != 1) {
            return memory;
        }
        int begun = memory.begin(today);
        boolean young = now - memory.since < known;
        boolean odd = begun >= enough && !young && expected <= novelty && memory.machines.known() < administered;
        if (odd && now - memory.reported >= DAY) {
            memory.reported = now;
            report(begun, expected, conversation, out);
        }
        return memory;
    }

    private static boolean isLogin(Conversation conversation) {
        return !conversation.isPublic()
                && LOGIN_PORTS.contains(conversation.remotePort())
                && conversation.opener().confidence() >= SURE
                && !conversation.isTrusted();
    }

    private void report(int begun, double expected, Conversation conversation, Emitter out) {
        String seen = String.format(Locale.ROOT, "%d on this day that it never logged in to", begun);
        String usual = String.format(Locale.ROOT, "%.2f on a day", expected);
        out.signal(conversation
                .draft(unit.id(), unit.emit(), Detection.Role.ACTOR)
                .since(conversation.start())
                .discriminator("")
                .score(begun)
                .pValue(Math.min(1, Math.pow(expected, begun)))
                .observations(
                        new Observation("instance", "machines", true, Frequency.UNSEEN, new String[] {seen}),
                        new Observation("instance", "machines", false, Frequency.FREQUENT, new String[] {usual}))
                .sign());
    }
}
