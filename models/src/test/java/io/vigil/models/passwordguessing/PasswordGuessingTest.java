package io.vigil.models.passwordguessing;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordGuessingTest {
    private final PasswordGuessing guessing = ShippedModels.detector(PasswordGuessing.class);
    private final List<Signal> raised = new ArrayList<>();
    private TriedUsers memory;

    private static GivenCall root(String account, String minute) {
        return apiCall("signin:ConsoleLogin")
                .in(account)
                .by("root")
                .from("203.0.113.66")
                .id(account + minute)
                .at(minute);
    }

    private void see(GivenCall call) {
        SignIn signIn = SignIn.byAddress(call.build());
        assertThat(signIn).isNotNull();
        memory = guessing.observe(memory, signIn, Emitter.of(raised::add, none -> {}));
    }

    private void refuse(GivenCall call) {
        see(call.set(ApiField.ERROR_MESSAGE, "Failed authentication"));
    }

    private void refuseUser(String address, String time) {
        GivenCall refused = apiCall("signin:ConsoleLogin")
                .by("carol")
                .from(address)
                .id(address)
                .at(time)
                .set(ApiField.ERROR_MESSAGE, "Failed authentication");
        memory = guessing.observe(memory, SignIn.byUser(refused.build()), Emitter.of(raised::add, none -> {}));
    }

    @Test
    void countsTheAddressesThatGuessOneUsersPassword() {
        for (int guess = 1; guess <= 10; guess++) {
            assertThat(raised).isEmpty();
            refuseUser("203.0.112." + guess, guess + "h");
        }

        assertThat(raised)
                .extracting(signal -> signal.detection().type())
                .containsExactly("CredentialAccess:IAMUser/PasswordGuessing.Vigil");
    }

    @Test
    void countsRootOverAccounts() {
        refuse(root("111111111111", "1h"));
        refuse(root("222222222222", "2h"));
        assertThat(raised).isEmpty();

        refuse(root("333333333333", "3h"));
        see(root("333333333333", "4h"));

        assertThat(raised)
                .extracting(signal -> signal.detection().type())
                .containsExactly(
                        "CredentialAccess:IAMUser/PasswordGuessing.Vigil",
                        "InitialAccess:IAMUser/PasswordGuessed.Vigil");
    }

    @Test
    void anAdministratorWhoGetsInAsRootOfEveryAccountMayMistype() {
        for (String account : List.of("111111111111", "222222222222", "333333333333", "444444444444")) {
            refuse(root(account, "1h"));
            see(root(account, "1h1m"));
        }

        assertThat(raised).isEmpty();
    }

    @Test
    void whosePasswordIsGuessedIsNoSuspect() {
        for (int time = 0; time < 30; time++) {
            refuse(apiCall("signin:ConsoleLogin")
                    .by("alice")
                    .from("203.0.113.66")
                    .id("e" + time)
                    .at(at("1h") + time * 1_000L));
        }

        assertThat(raised).singleElement().satisfies(signal -> {
            assertThat(signal.subject().principal()).isNull();
            assertThat(signal.subject().userName()).isEqualTo("alice");
        });
    }
}
