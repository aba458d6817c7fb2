package io.vigil.models.conversations;

import io.vigil.detection.Detector;
import io.vigil.events.codec.StateCodec;

/**
 * A detection on the conversations of one machine. {@link WatchConversations} shows them to all of these together, in the order in which they end,
 * so that records are put together once and one memory of the machine holds what each remembers.
 *
 * @param <S> what it remembers of one machine: a mutable class
 */
public interface ConversationDetector<S> extends Detector<Conversation, S> {
    @Override
    default Class<Conversation> observes() {
        return Conversation.class;
    }

    /** How its memory is written, within the machine's. */
    StateCodec<S> codec();
}
