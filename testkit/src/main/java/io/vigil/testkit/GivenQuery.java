package io.vigil.testkit;

import io.vigil.events.ListHit;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.dns.DnsQueryBuilder;
import io.vigil.events.dns.QueryField;
import io.vigil.events.net.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A query that an instance asked the Route 53 Resolver. */
public final class GivenQuery {
    private final String name;
    private final List<String> answers = new ArrayList<>();
    private final List<String> answerTypes = new ArrayList<>();
    private String type = "A";
    private String rcode = "NOERROR";
    private String account = Given.ACCOUNT;
    private String region = Given.REGION;
    private @Nullable String instance = "i-0a1b2c3d4e5f60718";
    private String source = "10.0.0.5";
    private @Nullable String firewallAction;
    private ListHit[] hits = ListHit.NONE;
    private long time = Given.MONDAY;
    private String id = "";

    GivenQuery(String name) {
        this.name = name;
    }

    public GivenQuery type(String value) {
        type = value;
        return this;
    }

    public GivenQuery rcode(String value) {
        rcode = value;
        return this;
    }

    public GivenQuery answer(String answerType, String data) {
        answerTypes.add(answerType);
        answers.add(data);
        return this;
    }

    public GivenQuery instance(@Nullable String value) {
        instance = value;
        return this;
    }

    public GivenQuery from(String address) {
        source = address;
        return this;
    }

    /** What the DNS firewall did: ALERT or BLOCK. */
    public GivenQuery firewall(String action) {
        firewallAction = action;
        return this;
    }

    public GivenQuery hits(ListHit... touched) {
        hits = touched;
        return this;
    }

    public GivenQuery region(String value) {
        region = value;
        return this;
    }

    public GivenQuery in(String accountId) {
        account = accountId;
        return this;
    }

    public GivenQuery at(long millis) {
        time = millis;
        return this;
    }

    /** Offset from {@link Given#MONDAY}. */
    public GivenQuery at(String offset) {
        return at(Given.at(offset));
    }

    /** Without it, one that follows from what is given for the query. */
    public GivenQuery id(String value) {
        id = value;
        return this;
    }

    public DnsQuery build() {
        String entry = time + account + instance + source + name + type + answers;
        var query = new DnsQueryBuilder()
                .time(time)
                .source(Ip.parse(source))
                .hits(hits)
                .set(QueryField.ID, id.isEmpty() ? Ids.event(entry) : id)
                .set(QueryField.ACCOUNT, account)
                .set(QueryField.REGION, region)
                .set(QueryField.VPC, "vpc-0a1b2c3d")
                .set(QueryField.INSTANCE, instance)
                .set(QueryField.NAME, name)
                .set(QueryField.TYPE, type)
                .set(QueryField.RCODE, rcode)
                .set(QueryField.TRANSPORT, "UDP")
                .set(QueryField.FIREWALL_ACTION, firewallAction);
        for (int at = 0; at < answers.size(); at++) {
            query.answer(answerTypes.get(at), answers.get(at));
        }
        return Objects.requireNonNull(query.build());
    }
}
