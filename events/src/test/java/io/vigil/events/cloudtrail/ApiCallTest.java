package io.vigil.events.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.events.Hash;
import io.vigil.events.ListHit;
import io.vigil.events.codec.Carried;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.GeoCell;
import io.vigil.events.net.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.junit.jupiter.api.Test;

class ApiCallTest {
    private static final ListHit HIT =
            new ListHit("my list", "ip", "198.51.100.0/24", "198.51.100.7", new String[] {"botnet", ""});

    @Property
    void tellsEveryFieldAsItWasSet(@ForAll @Size(max = 37) Map<ApiField, String> texts) {
        ApiCall call = build(texts);

        for (ApiField field : ApiField.values()) {
            if (field != ApiField.PRINCIPAL) {
                assertThat(call.text(field)).isEqualTo(utf8(texts.get(field)));
            }
        }
    }

    @Property
    void crossesAShuffleWhole(@ForAll @Size(max = 37) Map<ApiField, String> texts, @ForAll long packed)
            throws IOException {
        ApiCall sent = build(texts).withIntel(new Origin(packed), new GeoCell((int) packed), new ListHit[] {HIT});

        ApiCall received = Carried.over(ApiCall.class, sent);

        assertThat(received).isEqualTo(sent);
        assertThat(received.entityHash()).isEqualTo(sent.entityHash());
        assertThat(received.apiHash()).isEqualTo(sent.apiHash());
        assertThat(received.agentHash()).isEqualTo(sent.agentHash());
        assertThat(received.hits())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(HIT);
    }

    @Test
    void leavesItsUnreadPartsBehindInAShuffle() throws IOException {
        ApiCall sent = new ApiCallBuilder()
                .raw(RawPart.REQUEST_PARAMETERS, RawJson.of("{\"a\":1}"))
                .build();

        ApiCall received = Carried.over(ApiCall.class, sent);

        assertThat(sent.raw(RawPart.REQUEST_PARAMETERS)).hasToString("{\"a\":1}");
        assertThat(received.raw(RawPart.REQUEST_PARAMETERS)).isNull();
    }

    @Test
    void fieldsAreRangesOfTheRecordsOwnBytes() {
        byte[] record = "xxCreateUseryy".getBytes(StandardCharsets.UTF_8);

        ApiCall call = new ApiCallBuilder().set(ApiField.NAME, record, 2, 12).build();

        assertThat(call.name()).isEqualTo("CreateUser");
        assertThat(call.is(ApiField.NAME, "CreateUser".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(call.is(ApiField.NAME, "CreateUsers".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(call.hash(ApiField.NAME)).isEqualTo(Hash.of("CreateUser"));
    }

    @Test
    void aRecordWhoseFieldsAreLongerThanTwoByteOffsetsReachIsNoCall() {
        String half = "x".repeat(ApiCallBuilder.CAPACITY / 2);

        var fits = new ApiCallBuilder().set(ApiField.USER_AGENT, half).set(ApiField.ERROR_MESSAGE, half);

        assertThat(fits.build()).isNotNull();
        assertThat(fits.set(ApiField.EVENT_ID, "xx").build()).isNull();
    }

    @Test
    void theLongestCallIsToldWhole() {
        String longest = "x".repeat(ApiCallBuilder.CAPACITY);

        ApiCall call = new ApiCallBuilder().set(ApiField.USER_AGENT, longest).build();

        assertThat(call.text(ApiField.USER_AGENT)).isEqualTo(longest);
    }

    @Test
    void aBuilderStartsAfreshWhenCleared() {
        var builder = new ApiCallBuilder();
        builder.set(ApiField.ERROR_CODE, "AccessDenied")
                .flag(CallFlag.MFA)
                .bytesOut(7)
                .build();

        ApiCall call = builder.clear().set(ApiField.NAME, "GetObject").build();

        assertThat(call.failed()).isFalse();
        assertThat(call.is(CallFlag.MFA)).isFalse();
        assertThat(call.bytesOut()).isEqualTo(-1);
    }

    @Test
    void callsThatServicesMakeAreNotTheIdentitysOwn() {
        var own = new ApiCallBuilder().set(ApiField.IDENTITY_TYPE, "IAMUser").build();
        var onBehalf = new ApiCallBuilder()
                .set(ApiField.INVOKED_BY, "athena.amazonaws.com")
                .build();
        var service =
                new ApiCallBuilder().set(ApiField.IDENTITY_TYPE, "AWSService").build();
        var inside = own.withIntel(Origin.of(AddressClass.AWS_INTERNAL, 0, null, 0), GeoCell.UNKNOWN, ListHit.NONE);

        assertThat(own.byService()).isFalse();
        assertThat(onBehalf.byService()).isTrue();
        assertThat(service.byService()).isTrue();
        assertThat(inside.byService()).isTrue();
    }

    @Test
    void anotherVersionIsRefusedRatherThanMisread() {
        var in = new DataInputDeserializer(new byte[] {99, 0, 0});

        assertThatThrownBy(() -> ApiCall.Codec.CODEC.read(in))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 99");
    }

    private static ApiCall build(Map<ApiField, String> texts) {
        var builder = new ApiCallBuilder().time(1_767_571_200_000L).flag(CallFlag.MANAGEMENT);
        texts.forEach(builder::set);
        return builder.build();
    }

    /** A lone surrogate, which UTF-8 cannot hold, reads back as a question mark. */
    private static String utf8(String text) {
        return text == null ? null : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
