package io.vigil.models.machineclass;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.NamedServices;
import io.vigil.models.conversations.Upload;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a machine that uses a service which no machine of its class ever did; of a machine too young to have habits of its own also ports and
 * volumes. The class is the role whose credentials the machine has, else its subnet. What several of the class take up together is a new release.
 */
final class MachineClasses implements CombiningDetector<ClassInput, AccountClasses> {
    static final String ID = "machine-class";
    static final String PEER = "Behavior:EC2/PeerUnusual.Vigil";
    static final String PORT = "Behavior:EC2/NetworkPortUnusual";
    static final String VOLUME = "Behavior:EC2/TrafficVolumeUnusual";

    private static final double MEGABYTE = 1e6;
    private static final double LOW = 3;
    private static final Set<Integer> WEB = Set.of(80, 443);
    private static final Duration FORGET_AFTER = Duration.ofDays(45);

    private final Unit unit;
    private final int days;
    private final int machines;
    private final int youngDays;
    private final int together;
    private final double newServices;
    private final double newPorts;
    private final double budget;

    MachineClasses(Unit unit) {
        this.unit = unit;
        this.days = unit.settings().count("days");
        this.machines = unit.settings().count("machines");
        this.youngDays = unit.settings().count("young-days");
        this.together = unit.settings().count("together");
        this.newServices = unit.settings().number("new-services");
        this.newPorts = unit.settings().number("new-ports");
        this.budget = unit.settings().number("budget");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Feed<?, ClassInput>> feeds() {
        Feed<ApiCall, ClassInput> taken = Feed.ofLog(ApiCall.class, new RoleTaken.Reader()::apply);
        return List.of(
                taken.onceForEachBut(RoleTaken.Reader::mayAssume),
                Feed.ofSignals(Set.of(ServiceUse.REPORTS), ServiceUse::of),
                Feed.ofSignals(Set.of(ServiceUse.REPORTS), UseJudged::of));
    }

    @Override
    public Class<ClassInput> observes() {
        return ClassInput.class;
    }

    @Override
    public Class<AccountClasses> memory() {
        return AccountClasses.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public AccountClasses observe(@Nullable AccountClasses known, ClassInput input, Emitter out) {
        AccountClasses account = known == null ? new AccountClasses() : known;
        int machine = account.machines.enter(Hash.of(input.instance()), Days.of(input.time()));
        if (input instanceof RoleTaken taken) {
            account.machines.role(machine, taken.role());
        } else if (input instanceof ServiceUse use) {
            use(account, machine, use, out);
        } else if (input instanceof UseJudged judged) {
            judge(account, machine, judged, out);
        }
        return account;
    }

    private void use(AccountClasses account, int machine, ServiceUse use, Emitter out) {
        int today = Days.of(use.time());
        ClassHabits habits = account.classOf(machine, use.subnet(), today);
        if (habits == null) {
            return;
        }
        habits.enter(today);
        if (account.machines.join(machine, habits.key)) {
            habits.join();
        }
        boolean young = today - account.machines.first(machine) < youngDays;
        boolean known = today - habits.since >= days && habits.machinesBefore() >= machines;
        Pending odd = learn(habits, use, young);
        boolean ofRole = account.machines.role(machine) != 0;
        if (known && odd != null && (ofRole || !isWeb(use))) {
            habits.await(odd);
        }
        if (use.isPublic() && use.uploaded() > 0) {
            upload(habits, use, known && young, ofRole, out);
        }
    }

    /** Another place of the web: what shares no more than a subnet has nothing in common there. */
    private static boolean isWeb(ServiceUse use) {
        return use.isPublic() && WEB.contains(use.port());
    }

    /** What is odd about it for a class that is well known; null for what is usual. */
    private @Nullable Pending learn(ClassHabits habits, ServiceUse use, boolean young) {
        long machine = Hash.of(use.instance());
        habits.countOthers(use.service(), machine);
        boolean newService = habits.useService(use.service());
        boolean newPort = use.isPublic() && habits.usePort(use.port());
        boolean odd = newPort ? young && isOddPort(habits, use) : habits.newServices() <= newServices;
        return newService && odd ? new Pending(use.service(), machine, use.time(), newPort) : null;
    }

    private boolean isOddPort(ClassHabits habits, ServiceUse use) {
        return habits.newPorts() <= newPorts && !NamedServices.has(use.port());
    }

    private void upload(ClassHabits habits, ServiceUse use, boolean judged, boolean ofRole, Emitter out) {
        Upload upload = habits.uploads().of(use.network());
        upload.sent = Math.max(upload.sent, use.uploaded());
        double probability = habits.uploads().probability(upload);
        if (judged && probability <= budget && upload.doublings() >= upload.reported + 1) {
            upload.reported = (float) upload.doublings();
            double most = Math.pow(2, habits.uploads().most(upload));
            out.signal(draft(VOLUME, use.signal())
                    .discriminator(day(use))
                    .severity(severity(VOLUME, ofRole))
                    .pValue(probability)
                    .score(-Math.log10(probability))
                    .observations(
                            seen("volume", "%.0f MB today", upload.sent / MEGABYTE),
                            usual("volume", "%.3f MB of a machine of the class on a day at most", most / MEGABYTE))
                    .sign());
        }
    }

    private void judge(AccountClasses account, int machine, UseJudged judged, Emitter out) {
        ServiceUse use = judged.use();
        ClassHabits habits = account.classOf(machine, use.subnet(), Days.of(judged.time()));
        Pending odd = habits == null ? null : habits.take(use.service(), Hash.of(use.instance()), use.time());
        if (habits == null || odd == null || odd.others >= together) {
            return;
        }
        double expected = odd.newPort ? habits.newPorts() : habits.newServices();
        String type = odd.newPort ? PORT : PEER;
        SignalDraft draft = draft(type, use.signal());
        if (!odd.newPort) {
            draft.discriminator(day(use));
        }
        Signal signal = draft.pValue(Math.min(1, expected))
                .observations(
                        odd.newPort
                                ? seen("port", "%d", use.port())
                                : seen("peer", "%s", use.signal().remote().ip()),
                        usual("class", "%d services of %d machines", habits.knownServices(), habits.machinesBefore()))
                .sign();
        boolean ofRole = account.machines.role(machine) != 0;
        out.signal(SignalDraft.confirmed(signal, unit.emit(type), judged.time(), 1 / expected)
                .withSeverity(severity(type, ofRole)));
    }

    /** A subnet holds machines of several kinds: what one of them does alone is worth a look; of those with one role, an alarm. */
    private double severity(String type, boolean ofRole) {
        return ofRole ? unit.emit(type).severity() : LOW;
    }

    /** All services of a machine's day are one finding, and all that it sends are another one. */
    private static String day(ServiceUse use) {
        return Integer.toString(Days.of(use.time()));
    }

    private SignalDraft draft(String type, Signal use) {
        return SignalDraft.of(unit.id(), unit.emit(type), use)
                .discriminator(
                        use.detection().discriminator() + ' ' + use.activity().remotePort());
    }

    private static Observation seen(String feature, String format, Object... values) {
        return line(feature, true, Frequency.UNSEEN, String.format(Locale.ROOT, format, values));
    }

    private static Observation usual(String feature, String format, Object... values) {
        return line(feature, false, Frequency.FREQUENT, String.format(Locale.ROOT, format, values));
    }

    private static Observation line(String feature, boolean unusual, Frequency frequency, String text) {
        return new Observation("instance", feature, unusual, frequency, new String[] {text});
    }
}
