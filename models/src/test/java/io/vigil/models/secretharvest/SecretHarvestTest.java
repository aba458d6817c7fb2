package io.vigil.models.secretharvest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What was taken counts, however it was asked for. */
class SecretHarvestTest {
    private static final Unit UNIT = ShippedModels.unit("secret-harvest");
    private static final int FOR_A_PERSON = 10;

    @Property(tries = 300)
    void howSecretsAreDividedAmongCallsMakesNoDifference(
            @ForAll @IntRange(min = 1, max = 30) int secrets, @ForAll long seed) {
        var random = new Random(seed);
        List<ApiCall> calls = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (int at = 0; at < secrets; at++) {
            asked.add("team/secret-" + random.nextInt(secrets));
        }
        List<String> left = new ArrayList<>(asked);
        while (!left.isEmpty()) {
            int size = 1 + random.nextInt(Math.min(20, left.size()));
            calls.add(read(left.subList(0, size), random, calls.size()));
            left.subList(0, size - (random.nextInt(4) == 0 && size > 1 ? 1 : 0)).clear();
        }

        List<Signal> told = told(calls);

        assertThat(told).hasSize(asked.size() >= FOR_A_PERSON ? 1 : 0);
    }

    @Test
    void everyCallThatCountedIsNamed() {
        List<ApiCall> calls = new ArrayList<>();
        for (int at = 0; at < FOR_A_PERSON; at++) {
            calls.add(person("ec2:GetPasswordData", at)
                    .part(RawPart.REQUEST_PARAMETERS, "{\"instanceId\":\"i-" + at + "\"}")
                    .build());
        }

        List<Signal> told = told(calls);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).evidence().eventIds())
                .containsExactlyElementsOf(calls.stream().map(ApiCall::id).toList());
    }

    private static ApiCall read(List<String> names, Random random, int at) {
        if (names.size() == 1 && random.nextBoolean()) {
            return person("secretsmanager:GetSecretValue", at)
                    .part(RawPart.REQUEST_PARAMETERS, "{\"secretId\":\"" + form(names.get(0)) + "\"}")
                    .build();
        }
        String list = names.stream().map(name -> '"' + form(name) + '"').collect(Collectors.joining(", ", "[", "]"));
        return person("secretsmanager:BatchGetSecretValue", at)
                .part(RawPart.REQUEST_PARAMETERS, "{\"secretIdList\" : " + list + "}")
                .build();
    }

    private static String form(String name) {
        return name.hashCode() % 2 == 0
                ? name
                : "arn:aws:secretsmanager:eu-west-1:111122223333:secret:" + name + "-a1B2c3";
    }

    private static GivenCall person(String api, int second) {
        return Given.apiCall(api)
                .by("alice")
                .set(ApiField.ACCESS_KEY, "ASIAEXAMPLE000000001")
                .at(Given.MONDAY + second * 1000L);
    }

    private static List<Signal> told(List<ApiCall> calls) {
        var model = new SecretHarvest(UNIT);
        var taking = new Taking();
        List<Signal> told = new ArrayList<>();
        ReadingHours hours = null;
        for (ApiCall call : calls) {
            ReadNow read = taking.apply(call);
            if (read != null) {
                hours = model.observe(hours, read, Emitter.of(told::add, novelty -> {}));
            }
        }
        return told;
    }
}
