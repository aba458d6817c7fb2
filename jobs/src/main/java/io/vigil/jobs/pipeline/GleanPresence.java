package io.vigil.jobs.pipeline;

import io.vigil.events.Hash;
import io.vigil.events.Mint;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Presence;
import java.util.function.Consumer;

/** One presence for many flows: what was said of an instance and its minutes lately is not said again. Saying it twice does no harm. */
final class GleanPresence implements Gleaner<NetworkFlow> {
    private static final int REMEMBERED = 1 << 14;
    private static final long MINUTE = 60_000L;

    private final long[] said = new long[REMEMBERED];

    @Override
    public void glean(NetworkFlow flow, Consumer<Mint> mints, Consumer<Presence> presences) {
        Presence presence = Presence.of(flow);
        if (presence != null && isNews(flow.entityHash(), presence)) {
            presences.accept(presence);
        }
    }

    private boolean isNews(long entity, Presence presence) {
        long minutes = presence.time() / MINUTE << 24 | presence.end() / MINUTE & 0xffffff;
        long kind = (presence.withAws() ? 1L : 0) + (presence.skipped() ? 2L : 0);
        long mark = Hash.combine(Hash.combine(entity, minutes), kind);
        int slot = (int) mark & REMEMBERED - 1;
        boolean news = said[slot] != mark;
        said[slot] = mark;
        return news;
    }
}
