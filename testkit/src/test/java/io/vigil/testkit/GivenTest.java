package io.vigil.testkit;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.flow;
import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.net.AddressClass;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.NetworkFlow;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice                     | IAMUser     | AIDA.{17}",
                "role:deploy               | AssumedRole | AROA.{17}",
                "role:deploy/run-7         | AssumedRole | AROA.{17}",
                "root                      | Root        | 111122223333",
                "instance:i-0123456789/web | AssumedRole | AROA.{17}:i-0123456789",
                "service:autoscaling       | AWSService  | autoscaling.amazonaws.com",
                "account:444455556666      | AWSAccount  | AIDA.{17}",
                "account:ANONYMOUS_PRINCIPAL | AWSAccount | ANONYMOUS_PRINCIPAL",
            })
    void oneWordSaysWhoCalls(String who, String type, String principal) {
        ApiCall call = apiCall("s3:ListBuckets").by(who).build();

        assertThat(call.text(ApiField.IDENTITY_TYPE)).isEqualTo(type);
        assertThat(call.principal()).matches(principal);
    }

    @Test
    void theSessionsOfARoleHaveOnePrincipalAndDifferentKeys() {
        ApiCall one = apiCall("s3:ListBuckets").by("role:deploy/1").build();
        ApiCall other = apiCall("s3:ListBuckets").by("role:deploy/2").build();

        assertThat(one.entityHash()).isEqualTo(other.entityHash());
        assertThat(one.text(ApiField.ACCESS_KEY)).isNotEqualTo(other.text(ApiField.ACCESS_KEY));
    }

    @Test
    void anInstanceCallsWithItsRole() {
        ApiCall call = apiCall("s3:GetObject").by("instance:i-0123456789/web").build();

        assertThat(call.instance()).isEqualTo("i-0123456789");
        assertThat(call.text(ApiField.ISSUER_USER_NAME)).isEqualTo("web");
        assertThat(call.is(CallFlag.MANAGEMENT)).isFalse();
        assertThat(call.is(CallFlag.READ_ONLY)).isTrue();
    }

    @Test
    void theRecordAsAWholeSaysTheSame() {
        ApiCall call = apiCall("s3:GetObject")
                .by("role:deploy/run-7")
                .bucket("b")
                .key("k")
                .part(RawPart.ADDITIONAL_EVENT_DATA, "{\"x\": 1}")
                .at("1h")
                .build();

        assertThat(call.raw(RawPart.REQUEST_PARAMETERS)).hasToString("{\"bucketName\":\"b\",\"key\":\"k\"}");
        assertThat(call.raw(RawPart.RECORD).toString())
                .contains("\"eventTime\":\"2026-01-05T01:00:00Z\"")
                .contains("\"sessionIssuer\":{\"type\":\"Role\"")
                .contains("\"requestParameters\":{\"bucketName\":\"b\",\"key\":\"k\"}")
                .contains("\"additionalEventData\":{\"x\":1}");
    }

    @Test
    void theSameIsTheSameEventAndAnythingElseAnother() {
        ApiCall call = apiCall("iam:CreateUser").at("1h").build();

        assertThat(apiCall("iam:CreateUser").at("1h").build()).isEqualTo(call);
        assertThat(apiCall("iam:CreateUser").at("2h").build().id()).isNotEqualTo(call.id());
        assertThat(apiCall("iam:CreateUser").at("1h").by("bob").build().id()).isNotEqualTo(call.id());
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, PUBLIC",
        "10.1.2.3, PRIVATE",
        "172.31.0.1, PRIVATE",
        "172.32.0.1, PUBLIC",
        "192.168.0.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "169.254.169.254, LINK_LOCAL",
        "2001:db8::1, PUBLIC",
        "fd00::1, PRIVATE",
        "fe80::1, LINK_LOCAL",
        "cloudtrail.amazonaws.com, AWS_SERVICE",
        "AWS Internal, AWS_INTERNAL",
        "somewhere, MALFORMED"
    })
    void theKindOfAnAddressIsKnownWithoutEnrichment(String address, AddressClass kind) {
        assertThat(apiCall("iam:CreateUser").from(address).build().origin().kind())
                .isEqualTo(kind);
    }

    @Test
    void aFlowAndAQueryAreCompleteFromTheStart() {
        NetworkFlow flow = flow("10.0.0.5", "198.51.100.7")
                .ports(50_000, 22)
                .instance("i-1")
                .build();

        assertThat(flow.entity()).isEqualTo("i-1");
        assertThat(flow.status()).isEqualTo(FlowStatus.OK);
        assertThat(flow.sourceOrigin().kind()).isEqualTo(AddressClass.PRIVATE);
        assertThat(flow.destinationOrigin().kind()).isEqualTo(AddressClass.PUBLIC);
        assertThat(query("example.com").answer("A", "192.0.2.1").build().answers())
                .containsExactly("192.0.2.1");
    }

    @Test
    void offsetsCountFromAMonday() {
        assertThat(Instant.ofEpochMilli(Given.at("3d2h10m"))).isEqualTo("2026-01-08T02:10:00Z");
        assertThatThrownBy(() -> Given.at("soon")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> apiCall("CreateUser")).isInstanceOf(IllegalArgumentException.class);
    }
}
