package io.vigil.models.traffic;

import static io.vigil.models.traffic.TrafficDraft.seen;
import static io.vigil.models.traffic.TrafficDraft.usual;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.Trickle;
import io.vigil.models.conversations.Upload;
import io.vigil.models.conversations.Uploads;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Reports what leaves a machine for the internet: much within a day, to one network or to all that are new together, or a little on many days. */
final class UnusualUploads {
    static final String VOLUME = "Behavior:EC2/TrafficVolumeUnusual";
    static final String SLOW = "Exfiltration:EC2/SlowUpload.Vigil";

    private static final double MEGABYTE = 1e6;
    /** Protocol numbers of IANA. */
    private static final int ICMP = 1;

    private static final int ICMP_V6 = 58;
    /** This part of what is worth reporting: so much that the account is to know where it goes. */
    private static final double SOME = 8;
    /** Keeps networks apart from what else is new to a machine. */
    private static final int UPLOADS = 24;

    private final TrafficDraft drafts;
    private final int days;
    private final double budget;
    private final double floor;
    private final double young;
    private final double alarming;
    private final double ratio;
    private final double newDestinations;
    private final double risenBy;
    private final BitSet dataPorts;

    UnusualUploads(Unit unit, TrafficDraft drafts, Problems problems) {
        this.drafts = drafts;
        this.days = unit.settings().count("days");
        this.budget = unit.settings().number("budget");
        this.floor = unit.settings().count("megabytes") * MEGABYTE;
        this.young = unit.settings().count("young-megabytes") * MEGABYTE;
        this.alarming = unit.settings().count("alarming-megabytes") * MEGABYTE;
        this.ratio = unit.settings().number("sent-for-received");
        this.newDestinations = unit.settings().number("new-destinations");
        this.risenBy = unit.settings().number("risen-by");
        this.dataPorts = unit.ports("data-ports", problems);
    }

    /** What strangers fetch counts where it is data that they have no business with; web servers are there to be fetched from. */
    boolean mayBe(Conversation conversation) {
        if (conversation.isOpenedThere()) {
            return conversation.isTcp() && dataPorts.get(conversation.localPort());
        }
        return conversation.isTcp() || isPing(conversation) || conversation.isUdp() && conversation.isOpenedHere();
    }

    private static boolean isPing(Conversation conversation) {
        return conversation.protocol() == ICMP || conversation.protocol() == ICMP_V6;
    }

    void observe(Uploads uploads, Conversation conversation, Emitter out) {
        if (!mayBe(conversation)) {
            return;
        }
        uploads.enter(Days.of(conversation.start()));
        if (!conversation.origin().is(Origin.AWS)) {
            uploads.roaming().meet(conversation.networkHash());
        }
        Upload upload = uploads.of(conversation.networkHash());
        double sent = (double) conversation.sent().bytes() * conversation.weight();
        double received = received(conversation);
        double before = upload.trickle.total(upload);
        upload.add(sent, received);
        if (isSome(upload.trickle.total(upload)) && !isSome(before)) {
            out.firstSeen(used(conversation, null));
        }
        if (sent >= ratio * received) {
            uploads.pass(upload, sent, conversation.start());
        }
        if (conversation.origin().is(Origin.AWS_SERVICE)) {
            return;
        }
        if (uploads.days() < days) {
            early(upload, conversation, out);
        }
        if (isJudged(uploads, upload) && !spike(uploads, upload, conversation, out)) {
            trickle(uploads, upload, conversation, out);
        }
        if (sent >= ratio * received && upload.isNew()) {
            Upload newcomers = uploads.ofNewcomers();
            newcomers.add(sent, received);
            newcomers.reported = Math.max(newcomers.reported, upload.reported);
            if (isJudged(uploads, newcomers)) {
                spike(uploads, newcomers, conversation, out);
            }
            if (newcomers.reported > 0) {
                uploads.reportNewcomers();
            }
        }
    }

    /** Much of a machine that is not known for long is for its account to judge; stores of AWS are everybody's. */
    private void early(Upload upload, Conversation conversation, Emitter out) {
        boolean isMuch = upload.sent >= young && upload.sent >= ratio * upload.received;
        if (!isMuch || upload.reported > 0 || conversation.origin().is(Origin.AWS)) {
            return;
        }
        upload.reported = (float) upload.doublings();
        Signal candidate = drafts.of(VOLUME, conversation)
                .severity(UnusualTraffic.LOW)
                .discriminator("")
                .observations(
                        seen("volume", "%.0f MB today", upload.sent / MEGABYTE),
                        seen("outBytes", "%.0f", upload.sent),
                        seen("inBytes", "%.0f", upload.received))
                .sign();
        out.firstSeen(drafts.usedByYoung(conversation.networkHash(), UPLOADS, conversation, candidate));
    }

    /** What many begin within the hour is known before the first of them has sent enough to be reported. */
    private boolean isSome(double bytes) {
        return SOME * bytes >= floor;
    }

    private FirstSeen used(Conversation conversation, @Nullable Signal candidate) {
        return drafts.used(conversation.networkHash(), UPLOADS, conversation, candidate);
    }

    /** An echo brings back what was sent: it is no download. */
    private static double received(Conversation conversation) {
        return isPing(conversation) ? 0 : (double) conversation.received().bytes() * conversation.weight();
    }

    private boolean isJudged(Uploads uploads, Upload upload) {
        return upload.sent >= ratio * upload.received && uploads.days() >= days;
    }

    /** @return whether the day goes far beyond what is usual, which is reported each time it has doubled */
    private boolean spike(Uploads uploads, Upload upload, Conversation conversation, Emitter out) {
        double probability = upload.sent < floor ? 1 : uploads.chances(floor) * uploads.probability(upload);
        if (probability > budget) {
            return false;
        }
        if (upload.doublings() >= upload.reported + 1) {
            out.firstSeen(used(conversation, reported(uploads, upload, probability, conversation)));
        }
        return true;
    }

    /**
     * What a partner, an agent or a release sends more of is mostly some hundred megabytes, and what goes to AWS mostly goes to a store of one's own: these are worth a
     * look, no alarm. All places that are new on a day are one finding, and one that goes on there is no slow upload besides.
     */
    private Signal reported(Uploads uploads, Upload upload, double probability, Conversation conversation) {
        double most = Math.pow(2, uploads.most(upload));
        upload.reported = (float) upload.doublings();
        upload.trickle.report();
        String whom = upload.isNew() || upload == uploads.ofNewcomers()
                ? ""
                : conversation.remote().toString();
        SignalDraft draft = drafts.of(VOLUME, conversation);
        if (upload.sent < alarming || conversation.origin().is(Origin.AWS)) {
            draft.severity(UnusualTraffic.LOW);
        }
        return draft.discriminator(whom)
                .pValue(probability)
                .score(-Math.log10(probability))
                .observations(
                        seen("volume", "%.0f MB today", upload.sent / MEGABYTE),
                        usual("volume", "%.3f MB on a day at most", most / MEGABYTE),
                        seen("outBytes", "%.0f", upload.sent),
                        seen("inBytes", "%.0f", upload.received))
                .sign();
    }

    /** What stays below every spike: a little each day to a place that is new, of which all addresses are one finding, or somewhat more each day than usual. */
    private void trickle(Uploads uploads, Upload upload, Conversation conversation, Emitter out) {
        Trickle trickle = upload.trickle;
        if (trickle.isReported() || upload.reported > 0) {
            return;
        }
        double total = uploads.isInstead(upload) ? trickle.total() : trickle.total(upload);
        boolean begun = uploads.isAdopted(upload) && total >= floor && uploads.newcomers() <= newDestinations;
        boolean risen = trickle.excess(upload, uploads.spread()) >= risenBy && trickle.surplus(upload) >= floor;
        if (begun || risen) {
            trickle.report();
            double bytes = risen ? trickle.surplus(upload) : total;
            Signal candidate = drafts.of(SLOW, conversation)
                    .discriminator(risen ? conversation.remote().toString() : "")
                    .score(Math.log10(bytes))
                    .pValue(Math.min(1, uploads.newcomers()))
                    .observations(
                            seen("volume", "%.0f MB in %d days of uploads", bytes / MEGABYTE, trickle.days() + 1),
                            usual("volume", "%.3f MB on a day before", risen ? trickle.usual() / MEGABYTE : 0.0))
                    .sign();
            out.firstSeen(used(conversation, candidate));
        }
    }
}
