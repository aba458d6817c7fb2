package io.vigil.models.conversations;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.Hash;
import io.vigil.events.vpcflow.NetworkFlow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the conversations of each machine to all {@linkplain ConversationDetector detections on conversations}. */
public final class WatchConversations implements Detector<NetworkFlow, InstanceMemory> {
    /** Names the state in savepoints. */
    public static final String ID = "conversations";

    private final List<Watcher<?>> watchers;
    private final Duration forgetAfter;

    private WatchConversations(List<Watcher<?>> watchers, Duration forgetAfter) {
        this.watchers = watchers;
        this.forgetAfter = forgetAfter;
    }

    /** The same detectors, with those on conversations replaced by one that shows them theirs. */
    public static List<Detector<?, ?>> amid(List<Detector<?, ?>> detectors) {
        List<Detector<?, ?>> all = new ArrayList<>();
        List<Watcher<?>> watchers = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (Detector<?, ?> detector : detectors) {
            if (detector instanceof ConversationDetector<?> watching) {
                watchers.add(new Watcher<>(watching));
                longest = longest.compareTo(detector.forgetAfter()) < 0 ? detector.forgetAfter() : longest;
            } else {
                all.add(detector);
            }
        }
        if (!watchers.isEmpty()) {
            all.add(new WatchConversations(watchers, longest));
        }
        return all;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Class<NetworkFlow> observes() {
        return NetworkFlow.class;
    }

    @Override
    public Class<InstanceMemory> memory() {
        return InstanceMemory.class;
    }

    @Override
    public Duration forgetAfter() {
        return forgetAfter;
    }

    @Override
    public InstanceMemory observe(@Nullable InstanceMemory known, NetworkFlow flow, Emitter out) {
        InstanceMemory memory = known == null ? new InstanceMemory() : known;
        memory.conversations.see(flow, conversation -> show(memory, conversation, out));
        return memory;
    }

    private void show(InstanceMemory memory, Conversation conversation, Emitter out) {
        for (Watcher<?> watcher : watchers) {
            watcher.show(memory, conversation, out);
        }
    }

    private record Watcher<S>(ConversationDetector<S> detector, long key) {
        Watcher(ConversationDetector<S> detector) {
            this(detector, Hash.of(detector.id()));
        }

        void show(InstanceMemory memory, Conversation conversation, Emitter out) {
            if (!detector.concerns(conversation)) {
                return;
            }
            long now = conversation.end();
            S before = memory.of(key, detector, now);
            memory.keep(key, detector, detector.observe(before, conversation, out), now);
        }
    }
}
