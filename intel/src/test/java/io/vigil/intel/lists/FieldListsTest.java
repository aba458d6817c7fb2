package io.vigil.intel.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.intel.lists.ListFixture.Loaded;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists as they lie on the net, written by and for other programs: nothing of an entry is lost in silence. */
class FieldListsTest {
    private final ListFixture lists;

    FieldListsTest(@TempDir Path folder) {
        lists = new ListFixture(folder);
    }

    @Test
    void masksMayBeWrittenAsAddresses() throws IOException {
        Loaded list = lists.load("""
            198.51.100.16/255.255.255.240
            198.51.100.64 255.255.255.240
            198.51.100.128/0.0.0.15
            """);

        assertThat(list.summary().entries()).isEqualTo(3);
        assertThat(list.indicatorAt("198.51.100.31")).isEqualTo("198.51.100.16/255.255.255.240");
        assertThat(list.indicatorAt("198.51.100.79")).isNotNull();
        assertThat(list.indicatorAt("198.51.100.143")).isNotNull();
        assertThat(list.indicatorAt("198.51.100.32")).isNull();
    }

    @Test
    void aMaskThatNoRangeHasIsUnreadableAndNotOneAddress() throws IOException {
        Loaded list = lists.load("""
            203.0.113.9
            198.51.100.16/255.0.255.0
            198.51.100.17/28-30
            198.51.100.18/0.0.0.0
            198.51.100.19/33
            """);

        assertThat(list.summary().entries()).isOne();
        assertThat(list.summary().unreadable()).isEqualTo(4);
    }

    @Test
    void readsArraysOfTextsFromTheFirstToTheLast() throws IOException {
        for (String text : new String[] {
            "[\"198.51.100.1\",\"198.51.100.16/28\",\"evil.example\"]",
            "[\n  \"198.51.100.1\",\n  \"198.51.100.16/28\",\n  \"evil.example\"\n]\n",
            "{\"generated\": 1, \"blocked\": {\"ips\": [\"198.51.100.1\", \"198.51.100.16/28\"], \"names\": [\"evil.example\"]}}",
            "[[\"198.51.100.1\"],[\"198.51.100.16/28\",\"evil.example\"]]",
        }) {
            Loaded list = lists.load(text);

            assertThat(list.summary().format()).isEqualTo(ListFormat.JSON);
            assertThat(list.summary().entries()).as(text).isEqualTo(3);
            assertThat(list.summary().unreadable()).as(text).isZero();
            assertThat(list.indicatorAt("198.51.100.1")).isNotNull();
            assertThat(list.indicatorAt("evil.example")).isNotNull();
        }
    }

    @Test
    void readsObjectsOneAfterTheOtherAsSpamhausWritesThem() throws IOException {
        Loaded list = lists.load("""
            {"cidr":"198.51.100.16/28","sblid":"SBL1","rir":"ripencc"}
            {"cidr":"2001:db8:bad::/48","sblid":"SBL2","rir":"apnic"}
            {"type":"metadata","timestamp":1750672800,"size":2,"records":2,"copyright":"(c)"}
            """);

        assertThat(list.summary().entries()).isEqualTo(2);
        assertThat(list.summary().unreadable() + list.summary().withoutUse()).isZero();
    }

    @Test
    void readsObjectsWithAMemberThatNamesAnIndicatorAndObjectsByIndicator() throws IOException {
        assertThat(lists.load(
                                "[{\"ip_address\":\"198.51.100.1\",\"port\":80,\"hostname\":\"host.example\",\"malware\":\"M\"}]")
                        .summary()
                        .entries())
                .isOne();
        assertThat(lists.load("{\"198.51.100.1\":{\"score\":9},\"198.51.100.2\":{\"score\":8}}")
                        .summary()
                        .entries())
                .isEqualTo(2);
        assertThat(lists.load(
                                "{\"77\":[{\"ioc_value\":\"198.51.100.1:443\",\"ioc_type\":\"ip:port\",\"tags\":[\"a.b\"]}]}")
                        .summary()
                        .entries())
                .isOne();
        assertThat(lists.load("[{\"start_ip\":\"198.51.100.0\",\"end_ip\":\"198.51.100.9\"}]")
                        .indicatorAt("198.51.100.5"))
                .isNotNull();
    }

    @Test
    void readsTheAttributesOfMispThatAreForDetection() throws IOException {
        Loaded list = lists.load("""
            {"response":[{"Event":{"info":"x","Attribute":[
              {"type":"ip-dst","value":"198.51.100.1","to_ids":true,"category":"Network activity"},
              {"type":"ip-dst|port","value":"198.51.100.2|443","to_ids":true},
              {"type":"domain|ip","value":"evil.example|192.0.2.1","to_ids":true},
              {"type":"ip-src","value":"198.51.100.3","to_ids":false},
              {"type":"md5","value":"d41d8cd98f00b204e9800998ecf8427e","to_ids":true}],
              "Object":[{"name":"ip-port","Attribute":[{"type":"ip-dst","value":"198.51.100.4","to_ids":true}]}]}}]}
            """);

        assertThat(list.indicatorAt("198.51.100.2")).isNotNull();
        assertThat(list.indicatorAt("evil.example")).isNotNull();
        assertThat(list.indicatorAt("198.51.100.3")).isNull();
        assertThat(list.indicatorAt("192.0.2.1")).isNull();
        assertThat(list.summary().entries()).isEqualTo(4);
    }

    @Test
    void readsTheExitAddressesOfTor() throws IOException {
        Loaded list = lists.load("""
            ExitNode 0011BD2485AD45D984EC4159C88FC066E5E3300E
            Published 2025-06-20 04:00:00
            LastStatus 2025-06-20 05:00:00
            ExitAddress 198.51.100.33 2025-06-20 05:10:00
            ExitAddress 198.51.100.34 2025-06-20 05:11:00
            """);

        assertThat(list.summary().entries()).isEqualTo(2);
        assertThat(list.summary().unreadable()).isZero();
    }

    @Test
    void readsWhatBlockingProgramsSave() throws IOException {
        Loaded list = lists.load("""
            create bad hash:net family inet hashsize 1024 maxelem 65536
            add bad 198.51.100.1
            add bad 198.51.100.16/28 timeout 300
            -A INPUT -s 198.51.100.3/32 -j DROP
            deny 198.51.100.4;
            deny from 198.51.100.5 198.51.100.6
            sshd: 198.51.100.7
            add element inet filter bad { 198.51.100.8, 198.51.100.9 }
            access-list 10 deny 198.51.100.64 0.0.0.15
            local-zone: "a.example" always_nxdomain
            address=/b.example/0.0.0.0
            zone "c.example" { type master; file "null"; };
            d.example CNAME .
            Some organisation:198.51.100.96-198.51.100.99
            """);

        assertThat(list.summary().unreadable()).isZero();
        for (String address : new String[] {"1", "17", "3", "4", "5", "6", "7", "8", "9", "70", "98"}) {
            assertThat(list.indicatorAt("198.51.100." + address)).as(address).isNotNull();
        }
        for (String name : new String[] {"a", "b", "c", "d"}) {
            assertThat(list.indicatorAt(name + ".example")).as(name).isNotNull();
        }
    }

    @Test
    void readsTablesOfPfAndRefusesTheirExceptions() throws IOException {
        Loaded list = lists.load("198.51.100.0/24\n!198.51.100.7\n! a remark of a browser\n");

        assertThat(list.summary().entries()).isOne();
        assertThat(list.summary().unreadable()).isOne();
        assertThat(list.summary().examples().get(0)).contains("exception");
    }

    @Test
    void readsRangesInTwoColumnsAndRowsOfManyAddresses() throws IOException {
        Loaded shield = lists.load("198.51.100.0\t198.51.100.255\t24\t99\tNET\tXX\tabuse@x.example\n");
        Loaded named = lists.load("start_ip,end_ip,country\n198.51.100.0,198.51.100.9,XX\n");
        Loaded row = lists.load("198.51.100.1,198.51.100.2,198.51.100.3\n198.51.100.4,198.51.100.5,198.51.100.6\n");

        assertThat(shield.indicatorAt("198.51.100.77")).isNotNull();
        assertThat(named.indicatorAt("198.51.100.7")).isNotNull();
        assertThat(row.summary().entries()).isEqualTo(6);
    }
}
