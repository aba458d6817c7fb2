package io.vigil.models.traffic;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.detection.flows.Opener;
import io.vigil.events.signals.Detection;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.NamedServices;
import io.vigil.models.conversations.Outcome;

/** Reports a machine that begins to serve one stranger on the internet, and nobody else, at a port of nobody in particular: so does a shell that waits for its master. */
final class UnusualService {
    static final String SERVICE = "Backdoor:EC2/ServiceUnusual.Vigil";

    /** Ports alone are no evidence of who listens, where both look alike. */
    private static final double SURE = 0.8;

    private final Unit unit;
    private final int days;
    private final double novelty;

    UnusualService(Unit unit) {
        this.unit = unit;
        this.days = unit.settings().count("days");
        this.novelty = unit.settings().number("novelty");
    }

    boolean mayBe(Conversation conversation) {
        int port = conversation.localPort();
        return conversation.isTcp()
                && conversation.isPublic()
                && conversation.isOpenedThere()
                && conversation.opener().confidence() >= SURE
                && conversation.outcome() == Outcome.CONTENT
                && !Opener.isOfKnownService(port)
                && !NamedServices.has(port);
    }

    void observe(Opened opened, Conversation conversation, Emitter out) {
        if (!mayBe(conversation)) {
            return;
        }
        int today = Days.of(conversation.start());
        int port = conversation.localPort();
        boolean alone = opened.serve(port, guest(conversation), today, conversation.start(), conversation.end());
        double expected = opened.novelty(port);
        if (alone && opened.days(today) >= days && expected <= novelty) {
            out.signal(conversation
                    .draft(unit.id(), unit.emit(SERVICE), Detection.Role.TARGET)
                    .since(opened.since())
                    .discriminator(Integer.toString(port))
                    .score(1 / expected)
                    .pValue(expected)
                    .observations(TrafficDraft.seen("servedPort", "%d", port))
                    .sign());
        }
    }

    private static long guest(Conversation conversation) {
        return conversation.networkHash() << Opened.PORT_BITS | conversation.remotePort();
    }
}
