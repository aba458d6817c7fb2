package io.vigil.intel.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.events.ListHit;
import io.vigil.events.net.Ip;
import io.vigil.intel.lists.ListFixture.Loaded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format as its publisher writes it, recognised by its content. */
class ListFormatsTest {
    private final ListFixture lists;

    ListFormatsTest(@TempDir Path folder) {
        lists = new ListFixture(folder);
    }

    @Test
    void readsPlainText() throws IOException {
        Loaded list = lists.load("""
            # a remark
            ; another
            198.51.100.1
            198.51.100.16/28 ; SBL1
            198.51.100.32 - 198.51.100.40
            198.51.100.50-198.51.100.60   # inline
            2001:db8:bad::/48
            evil[.]example
            hxxp://drop.example/a#b
            198.51.100.99\t7

            ||ads.example^$third-party
            """);

        assertThat(list.summary().format()).isEqualTo(ListFormat.TXT);
        assertThat(list.summary().entries()).isEqualTo(9);
        assertThat(list.summary().unreadable()).isZero();
        assertThat(list.indicatorAt("198.51.100.30")).isEqualTo("198.51.100.16/28");
        assertThat(list.indicatorAt("198.51.100.40")).isEqualTo("198.51.100.32-198.51.100.40");
        assertThat(list.indicatorAt("198.51.100.55")).isEqualTo("198.51.100.50-198.51.100.60");
        assertThat(list.indicatorAt("198.51.100.99")).isEqualTo("198.51.100.99");
        assertThat(list.indicatorAt("2001:db8:bad::1")).isEqualTo("2001:db8:bad::/48");
        assertThat(list.indicatorAt("www.evil.example")).isEqualTo("evil[.]example");
        assertThat(list.indicatorAt("drop.example")).isEqualTo("hxxp://drop.example/a#b");
        assertThat(list.indicatorAt("ads.example")).isEqualTo("ads.example");
    }

    @Test
    void readsHostsFilesWithoutTheMachinesOwnNames() throws IOException {
        Loaded list = lists.load("""
            127.0.0.1 localhost
            127.0.0.1 localhost.localdomain
            ::1 localhost
            0.0.0.0 0.0.0.0
            0.0.0.0 evil.example bad.example # two of them
            """);

        assertThat(list.summary().entries()).isEqualTo(2);
        assertThat(list.summary().unreadable()).isZero();
        assertThat(list.indicatorAt("x.bad.example")).isEqualTo("bad.example");
        assertThat(list.indicatorAt("127.0.0.1")).isNull();
    }

    @Test
    void readsOtxCsv() throws IOException {
        Loaded list = lists.load("""
            Indicator type,Indicator,Description
            IPv4,198.51.100.1,"scanner, loud"
            CIDR,198.51.100.16/28,
            IPv6,2001:db8::7,
            Domain name,evil.example,"says ""hello""
            on two lines"
            SHA256,275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f,a file
            """);

        assertThat(list.summary().format()).isEqualTo(ListFormat.OTX_CSV);
        assertThat(list.summary().entries()).isEqualTo(4);
        assertThat(list.summary().withoutUse()).isEqualTo(1);
        assertThat(list.threatsAt("198.51.100.1")).containsExactly("scanner, loud");
        assertThat(list.threatsAt("evil.example")).containsExactly("says \"hello\"\non two lines");
        assertThat(list.indicatorAt("2001:db8::7")).isEqualTo("2001:db8::7");
    }

    @Test
    void readsAlienVaultReputation() throws IOException {
        Loaded list = lists.load("""
            198.51.100.1#4#2#Malicious Host;Scanning Host#KR##37.5111999512,126.974098206#3
            198.51.100.2#4#2#Malicious Host#US#Ashburn#39.0437,-77.4875#3
            evil.example#1#1#C&C#US##37.751,-97.822#3
            """);

        assertThat(list.summary().format()).isEqualTo(ListFormat.ALIEN_VAULT);
        assertThat(list.summary().entries()).isEqualTo(3);
        assertThat(list.threatsAt("198.51.100.1")).containsExactly("Malicious Host", "Scanning Host");
    }

    @Test
    void readsProofPoint() throws IOException {
        Loaded addresses = lists.load("""
            ip, category, score, first_seen, last_seen, ports (|)
            198.51.100.1, 1, 100, 2000-01-01, 2000-01-01,
            198.51.100.2, 1, 100, 2000-01-01, 2000-01-01, 80|443
            """);
        Loaded names = lists.load("""
            domain, category, score, first_seen, last_seen, ports (|)
            evil.example, 1, 100, 2000-01-01, 2000-01-01,
            """);

        assertThat(addresses.summary().format()).isEqualTo(ListFormat.PROOF_POINT);
        assertThat(addresses.indicatorAt("198.51.100.2")).isEqualTo("198.51.100.2");
        assertThat(addresses.threatsAt("198.51.100.2")).isEmpty();
        assertThat(names.summary().format()).isEqualTo(ListFormat.PROOF_POINT);
        assertThat(names.indicatorAt("evil.example")).isEqualTo("evil.example");
    }

    @Test
    void readsFireEye() throws IOException {
        Loaded list = lists.load("""
            reportId, title, threatScape, sourceDomain, sourceIp, subject, md5, sha256, asn, cidr, domain, ip, port, url, malwareFamily, actor
            01-1, One, Crime, , , , , , , 198.51.100.16/28, , , , , Ursnif, someone
            01-2, Two, Crime, mail.example, 203.0.113.9, hello, , , , , evil.example, 198.51.100.1, 80, , , someone
            01-3, Three, Crime, , , , , 275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f, , , , , , , ,
            01-4, Four, Crime, mail.example, , hello, , , , , , , , , ,
            """);

        assertThat(list.summary().format()).isEqualTo(ListFormat.FIRE_EYE);
        assertThat(list.summary().entries()).isEqualTo(3);
        assertThat(list.summary().withoutUse()).isEqualTo(2);
        assertThat(list.threatsAt("198.51.100.17")).containsExactly("Ursnif");
        assertThat(list.threatsAt("evil.example")).containsExactly("Two");
        assertThat(list.indicatorAt("198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(list.indicatorAt("203.0.113.9")).isNull();
        assertThat(list.indicatorAt("mail.example")).isNull();
    }

    @Test
    void readsPlainCsvWithExpiry() throws IOException {
        Loaded list = lists.load("""
            Indicator,Family,Valid_Until
            198.51.100.1,Mirai,2025-06-12T10:00:00Z
            198.51.100.2,Mirai,2025-06-12
            198.51.100.3,Mirai,1749722400
            198.51.100.4,Mirai,2025-06-12 10:00:00
            198.51.100.5,Mirai,
            198.51.100.6,Mirai,some day
            """);

        assertThat(list.summary().format()).isEqualTo(ListFormat.CSV);
        assertThat(list.summary().unreadable()).isEqualTo(1);
        for (String untilTen : new String[] {"198.51.100.1", "198.51.100.3", "198.51.100.4"}) {
            assertThat(list.hitsAt(untilTen, Instant.parse("2025-06-12T10:00:00Z")))
                    .hasSize(1);
            assertThat(list.hitsAt(untilTen, Instant.parse("2025-06-12T10:00:00.001Z")))
                    .isEmpty();
        }
        assertThat(list.hitsAt("198.51.100.2", Instant.parse("2025-06-12T23:59:59.999Z")))
                .hasSize(1);
        assertThat(list.hitsAt("198.51.100.2", Instant.parse("2025-06-13T00:00:00Z")))
                .isEmpty();
        assertThat(list.hitsAt("198.51.100.5", Instant.parse("2035-01-01T00:00:00Z")))
                .hasSize(1);
    }

    @Test
    void readsCsvWhateverItsColumnsAndSeparators() throws IOException {
        Loaded semicolons = lists.load("id;dst_ip;dst_port;malware\n1;198.51.100.1;443;Emotet\n");
        Loaded tabs = lists.load("domain\tcomment\nevil.example\tphishing\n");
        Loaded hiddenHeader =
                lists.load("# id,dateadded,url,threat\n\"7\",\"2025-01-01\",\"http://evil.example/x\",\"loader\"\n");
        Loaded without = lists.load("7,setup.exe,198.51.100.1\n8,evil.example,none\n");

        assertThat(semicolons.threatsAt("198.51.100.1")).containsExactly("Emotet");
        assertThat(tabs.threatsAt("evil.example")).containsExactly("phishing");
        assertThat(hiddenHeader.threatsAt("evil.example")).containsExactly("loader");
        assertThat(without.summary().format()).isEqualTo(ListFormat.CSV);
        assertThat(without.indicatorAt("198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(without.indicatorAt("evil.example")).isEqualTo("evil.example");
        assertThat(without.indicatorAt("setup.exe")).isNull();
    }

    @Test
    void readsAnyMixtureThroughMarksLineEndsAndGzip() throws IOException {
        String text = "\uFEFF198.51.100.1\r\nevil.example\r\n2001:db8::/32\r\n";

        Loaded plain = lists.load(text);
        Loaded packed = lists.loadPacked(text);

        for (Loaded list : new Loaded[] {plain, packed}) {
            assertThat(list.summary().entries()).isEqualTo(3);
            assertThat(list.indicatorAt("198.51.100.1")).isEqualTo("198.51.100.1");
            assertThat(list.indicatorAt("evil.example")).isEqualTo("evil.example");
        }
    }

    @Test
    void namesTheLinesThatMakeNoSenseAndLoadsTheOthers() throws IOException {
        Loaded list = lists.load("198.51.100.1\n0.0.0.0/0\nwhat is this\n\n198.51.100.300\nevil.example\nx\n");

        assertThat(list.summary().entries()).isEqualTo(2);
        assertThat(list.summary().unreadable()).isEqualTo(3);
        assertThat(list.summary().refused()).isEqualTo(1);
        assertThat(list.summary().examples()).hasSize(3);
        assertThat(list.summary().examples().get(0))
                .endsWith(":2: \"0.0.0.0/0\" is wider than a /8 and would match nearly everything");
        assertThat(list.summary().examples().get(2)).contains(":5: \"198.51.100.300\"");
    }

    @Test
    void aQuoteThatNeverClosesCostsOneRow() throws IOException {
        String rows = "203.0.113.1,fine\n".repeat(5_000);

        Loaded list = lists.load("ip,description\n198.51.100.1,\"open\n" + rows);

        assertThat(list.summary().entries()).isEqualTo(5_001);
    }

    @Test
    void refusesAListOfNothing() {
        assertThatThrownBy(() -> lists.load("just\nsome\nprose\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no address, range or name when read as TXT")
                .hasMessageContaining(":1: \"just\"")
                .hasMessageContaining("PROOF_POINT");
        assertThatThrownBy(() -> lists.load("# nothing yet\n")).isInstanceOf(IOException.class);
    }

    @Test
    void takesTheGivenFormatForTrue() throws IOException {
        Loaded list = lists.load("IPv4,198.51.100.1,no header\n", ListFormat.OTX_CSV);

        ListHit[] hits = list.index().at(Ip.parse("198.51.100.1"), 0).hits();

        assertThat(hits)
                .containsExactly(
                        new ListHit("fixture", "ip", "198.51.100.1", "198.51.100.1", new String[] {"no header"}));
    }
}
