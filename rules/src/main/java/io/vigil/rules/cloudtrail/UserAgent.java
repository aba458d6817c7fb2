package io.vigil.rules.cloudtrail;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.Field;
import io.vigil.rules.condition.TextTest;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The user agent. An account has few of them and repeats them in every call, so each test remembers its verdict by the agent's hash and
 * reads the text only of an agent that it has not met lately.
 */
final class UserAgent implements Field.Text<ApiCall> {
    @Override
    public @Nullable String of(ApiCall call) {
        return call.text(ApiField.USER_AGENT);
    }

    @Override
    public Condition<ApiCall> passes(TextTest test) {
        return new Condition<>(Condition.BYTES, new Remembering(call -> any(call, test)));
    }

    /** One slot an agent; two agents of one slot push each other out. For one thread, as an operator is. */
    private static final class Remembering implements Predicate<ApiCall> {
        private static final int SLOTS = 1 << 10;

        private final Predicate<ApiCall> question;
        private final long[] agents = new long[SLOTS];
        private final boolean[] verdicts = new boolean[SLOTS];

        Remembering(Predicate<ApiCall> question) {
            this.question = question;
        }

        @Override
        public boolean test(ApiCall call) {
            long agent = call.agentHash();
            if (agent == 0) {
                return question.test(call);
            }
            int slot = (int) agent & SLOTS - 1;
            if (agents[slot] != agent) {
                verdicts[slot] = question.test(call);
                agents[slot] = agent;
            }
            return verdicts[slot];
        }
    }
}
