package io.vigil.intel;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.FieldWords;
import io.vigil.events.net.Ip;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers for the source texts that API calls came with lately, addresses or not: a text that was seen before is neither decoded nor parsed. Short
 * ones, as all of IPv4 are, lie flat by their own bytes. Slots and threads as in {@link RecentAddresses}.
 */
final class RecentTexts {
    private static final int SLOTS = 1 << 14;
    private static final int FLAT_SLOTS = 1 << 18;

    private record Known(byte[] text, Answer answer) {}

    private final @Nullable Known[] slots = new Known[SLOTS];
    private final FlatAnswers flat = new FlatAnswers(FLAT_SLOTS);
    private final RecentAddresses addresses;

    RecentTexts(RecentAddresses addresses) {
        this.addresses = addresses;
    }

    /** @param call has a source */
    Answer source(ApiCall call) {
        if (!FieldWords.fit(call, ApiField.SOURCE_IP)) {
            return remembered(call);
        }
        long first = FieldWords.first(call, ApiField.SOURCE_IP);
        long second = FieldWords.second(call, ApiField.SOURCE_IP);
        Answer plain = flat.find(first, second);
        return plain != null ? plain : shortText(call, first, second);
    }

    private Answer shortText(ApiCall call, long first, long second) {
        Answer answer = answer(call.textOr(ApiField.SOURCE_IP, ""), call.time());
        flat.keep(first, second, answer);
        return answer;
    }

    private Answer remembered(ApiCall call) {
        int slot = (int) call.hash(ApiField.SOURCE_IP) & SLOTS - 1;
        Known known = slots[slot];
        if (known != null && known.answer.holds(call.time()) && call.is(ApiField.SOURCE_IP, known.text)) {
            return known.answer;
        }
        String text = call.textOr(ApiField.SOURCE_IP, "");
        Answer answer = answer(text, call.time());
        slots[slot] = new Known(text.getBytes(StandardCharsets.UTF_8), answer);
        return answer;
    }

    private Answer answer(String text, long time) {
        Ip ip = Ip.parse(text);
        return ip == null ? Answer.of(Classification.ofText(text)) : addresses.answer(ip, time);
    }
}
