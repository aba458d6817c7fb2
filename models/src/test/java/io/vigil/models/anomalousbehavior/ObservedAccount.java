package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One account as all stages of the model see it, call after call. */
final class ObservedAccount {
    private final AnomalousBehavior principals;
    private final AccountBehavior accounts;
    private final ResourceBehavior resources = AnomalousBehaviors.shippedResources();
    private final List<Feed<?, ResourceInput>> changes = resources.feeds();
    private final Map<Long, Profile> profiles = new HashMap<>();
    final List<Signal> unitCase = new ArrayList<>();
    int novelties;
    AccountMemory memory = new AccountMemory();
    private ResourceMemory resourceMemory = new ResourceMemory();

    ObservedAccount(AnomalousBehavior principals, AccountBehavior accounts) {
        this.principals = principals;
        this.accounts = accounts;
    }

    static ObservedAccount ofTheShippedModel() {
        return new ObservedAccount(AnomalousBehaviors.shipped(), AnomalousBehaviors.shippedAccounts());
    }

    void see(GivenCall call) {
        see(call.build());
    }

    void see(ApiCall call) {
        change(call);
        if (principals.concerns(call)) {
            Profile known = profiles.get(call.entityHash());
            profiles.put(call.entityHash(), principals.observe(known, call, Emitter.of(unitCase::add, this::hear)));
        }
    }

    @SuppressWarnings("unchecked") // the feeds are of this log
    private void change(ApiCall call) {
        for (Feed<?, ResourceInput> feed : changes) {
            ResourceInput input = ((Feed<ApiCall, ResourceInput>) feed).of(call);
            if (input != null) {
                resourceMemory = resources.observe(resourceMemory, input, Emitter.of(unitCase::add, none -> {}));
            }
        }
    }

    /** As it comes out of the shuffle. */
    private void hear(FirstSeen sent) {
        FirstSeen novelty = Written.of(sent).read(FirstSeen.class);
        assertThat(novelty.payload()).isEqualTo(sent.payload());
        novelties++;
        memory = accounts.observe(memory, novelty, Emitter.of(unitCase::add, none -> {}));
    }

    /** What was told as a finding, building blocks left out. */
    List<Signal> findings() {
        return unitCase.stream()
                .filter(signal -> signal.detection().type() != null)
                .toList();
    }

    Profile profile(ApiCall call) {
        return profiles.get(call.entityHash());
    }

    Iterable<Profile> profiles() {
        return profiles.values();
    }
}
