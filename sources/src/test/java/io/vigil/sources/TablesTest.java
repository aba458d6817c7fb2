package io.vigil.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Event;
import io.vigil.events.Rejected.Reason;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files as AWS writes them, whole and damaged. The files were written with pyarrow. */
class TablesTest {
    private static final Path FILES = Path.of("src/test/resources/parquet");
    private static final int ROWS = 7;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "gzip", "zstd", "lz4", "none"})
    void readsFlowsHoweverTheyAreCompressed(String codec) throws IOException {
        var flows = read(new VpcFlowFormat(null), FILES.resolve("flows-" + codec + ".parquet"));

        assertThat(flows.rejected()).isEmpty();
        assertThat(flows.events()).hasSize(ROWS);
        NetworkFlow first = flows.events().get(0);
        assertThat(first.networkInterface()).isEqualTo("eni-1");
        assertThat(first.instance()).isEqualTo("i-1");
        assertThat(first.destination()).hasToString("198.51.100.0");
        assertThat(first.bytes()).isEqualTo(900);
        assertThat(flows.events().get(5).accepted()).isFalse();
        assertThat(flows.events().get(6).status()).isEqualTo(FlowStatus.NODATA);
    }

    @Test
    void aCodecThatIsNotReadRejectsEveryRowWithTheWayOut() throws IOException {
        var flows = read(new VpcFlowFormat(null), FILES.resolve("flows-brotli.parquet"));

        assertThat(flows.events()).isEmpty();
        assertThat(flows.rejects()).isEqualTo(ROWS);
        assertThat(flows.rejected().get(0).detail()).contains("BROTLI", "SNAPPY");
    }

    @Test
    void readsCallsOfATableWithNamesInLowerCaseAndParametersAsText() throws IOException {
        var calls = read(new CloudTrailFormat(), FILES.resolve("trail-table.parquet"));

        assertThat(calls.rejected()).isEmpty();
        ApiCall call = calls.events().get(0);
        assertThat(call.id()).isEqualTo("a");
        assertThat(call.text(ApiField.BUCKET)).isEqualTo("b");
        assertThat(call.text(ApiField.ISSUER_ARN)).isEqualTo("arn:aws:iam::111122223333:role/r");
        assertThat(call.is(CallFlag.MFA)).isTrue();
        assertThat(call.raw(RawPart.RESOURCES)).isNotNull();
    }

    @Test
    void readsTheThreeLogsOfSecurityLake() throws IOException {
        ApiCall call = only(read(new CloudTrailFormat(), FILES.resolve("security-lake-call.parquet")));
        DnsQuery query = only(read(new ResolverFormat(), FILES.resolve("security-lake-query.parquet")));
        NetworkFlow flow = only(read(new VpcFlowFormat(null), FILES.resolve("security-lake-flow.parquet")));

        assertThat(call.text(ApiField.PRINCIPAL_ID)).isEqualTo("AROAX:s");
        assertThat(call.text(ApiField.IDENTITY_ARN)).endsWith("assumed-role/r/s");
        assertThat(call.text(ApiField.ISSUER_PRINCIPAL_ID)).isEqualTo("AROAX");
        assertThat(call.text(ApiField.ISSUER_USER_NAME)).isEqualTo("r");
        assertThat(call.text(ApiField.ERROR_CODE)).isEqualTo("AccessDenied");
        assertThat(call.text(ApiField.BUCKET)).isEqualTo("b");
        assertThat(call.is(CallFlag.MFA)).isTrue();
        assertThat(call.is(CallFlag.MANAGEMENT)).isTrue();
        assertThat(call.time()).isEqualTo(1_750_672_800_000L);
        assertThat(query.name()).isEqualTo("www.example.com");
        assertThat(query.answers()).containsExactly("x.example.net", "192.0.2.5");
        assertThat(query.firewallAction()).isEqualTo("BLOCK");
        assertThat(query.instance()).isEqualTo("i-1");
        assertThat(flow.direction()).isEqualTo(FlowDirection.EGRESS);
        assertThat(flow.accepted()).isFalse();
        assertThat(flow.subnet()).isEqualTo("subnet-1");
        assertThat(flow.end()).isEqualTo(1_750_672_860_000L);
    }

    @Test
    void anEventOfAnotherClassIsRefusedByItsName() throws IOException {
        var outcome = read(new CloudTrailFormat(), FILES.resolve("security-lake-flow.parquet"));

        assertThat(outcome.reasons()).containsExactly(Reason.NOT_A_RECORD);
        assertThat(outcome.rejected().get(0).detail())
                .contains("4001", "Network Activity", "Security Lake", "--vpc-flow");
    }

    @Test
    void damageCostsARowGroupAtMostAndNoFileAnException() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("flows-snappy.parquet"));
        var random = new Random(7);
        for (int round = 0; round < 400; round++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit <= round % 4; hit++) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
            }
            var outcome = read(new VpcFlowFormat(null), Files.write(folder.resolve("damaged.parquet"), damaged));

            assertThat(outcome.events().size()).as("round %d", round).isLessThanOrEqualTo(ROWS);
            assertThat(outcome.events().size() + outcome.rejects() + outcome.passes())
                    .as("round %d", round)
                    .isPositive();
        }
    }

    @Test
    void damagedRowsAreCountedOneByOneWhileTheFooterKnowsHowManyThereAre() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("flows-snappy.parquet"));
        int footer = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 8);
        int pages = whole.length - 8 - footer;
        var random = new Random(11);
        for (int round = 0; round < 400; round++) {
            byte[] damaged = whole.clone();
            damaged[4 + random.nextInt(pages - 4)] = (byte) random.nextInt();
            var outcome = read(new VpcFlowFormat(null), Files.write(folder.resolve("damaged.parquet"), damaged));

            assertThat(outcome.events().size() + outcome.rejects() + outcome.passes())
                    .as("round %d", round)
                    .isEqualTo(ROWS);
        }
    }

    @Test
    void aFileThatEndsInTheMiddleIsOneReject() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("flows-snappy.parquet"));
        for (int length : new int[] {4, 5, 12, whole.length / 2, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut.parquet"), java.util.Arrays.copyOf(whole, length));

            assertThat(read(new VpcFlowFormat(null), cut).reasons())
                    .as("%d bytes", length)
                    .containsExactly(Reason.CARRIER);
        }
    }

    private static <E extends Event> E only(Outcome<E> outcome) {
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.events()).hasSize(1);
        return outcome.events().get(0);
    }

    private static <E extends Event> Outcome<E> read(LogFormat<E> format, Path file) throws IOException {
        try (var reader = format.openTable(file, Outcome.NOT_AFTER)) {
            return Outcome.of(reader);
        }
    }
}
