package io.vigil.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.net.Origin;
import java.util.Locale;
import java.util.Map;

/** Reads {@code {call: "iam:CreateUser", by: alice, from: …}}. */
final class CallReader implements EntryReader<ApiCall> {
    private static final Map<String, ApiField> TEXTS = Map.of(
            "from", ApiField.SOURCE_IP,
            "agent", ApiField.USER_AGENT,
            "error", ApiField.ERROR_CODE,
            "message", ApiField.ERROR_MESSAGE,
            "region", ApiField.REGION,
            "bucket", ApiField.BUCKET,
            "key", ApiField.OBJECT_KEY,
            "access-key", ApiField.ACCESS_KEY);

    private static final Map<String, RawPart> PARTS = Map.of(
            "params", RawPart.REQUEST_PARAMETERS,
            "response", RawPart.RESPONSE_ELEMENTS,
            "additional", RawPart.ADDITIONAL_EVENT_DATA,
            "details", RawPart.SERVICE_EVENT_DETAILS,
            "resources", RawPart.RESOURCES);

    private static final Map<String, Integer> FLAGS = Map.of(
            "mfa", CallFlag.MFA,
            "from-console", CallFlag.FROM_CONSOLE,
            "assumed-root", CallFlag.ASSUMED_ROOT);

    @Override
    public String key() {
        return "call";
    }

    @Override
    public Class<ApiCall> events() {
        return ApiCall.class;
    }

    @Override
    public ApiCall read(YamlSection entry, EntryContext moment) {
        String api = entry.requiredText("call");
        if (api.indexOf(':') < 1) {
            entry.refuse("call", "expected service and name, such as iam:CreateUser");
            api = "unknown:" + api;
        }
        GivenCall call =
                Given.apiCall(api).at(moment.time()).in(moment.account()).id(moment.id());
        EntryFields.text(entry, "by", call::by);
        TEXTS.forEach((key, field) -> EntryFields.text(entry, key, text -> call.set(field, text)));
        PARTS.forEach((key, part) -> {
            JsonNode json = entry.raw(key);
            if (json != null) {
                call.part(part, json);
            }
        });
        readFields(entry, call);
        readFlags(entry, call);
        EntryFields.count(entry, "bytes-out", call::bytesOut);
        Origin origin = IntelReader.origin(entry, entry.text("from"));
        if (origin != null) {
            call.origin(origin);
        }
        return call.spot(IntelReader.spot(entry)).hits(IntelReader.hits(entry)).build();
    }

    /** Any other field, by the name of its constant in kebab-case: {@code fields: {vpc-endpoint: vpce-1}}. */
    private static void readFields(YamlSection entry, GivenCall call) {
        YamlSection fields = entry.section("fields");
        if (fields == null) {
            return;
        }
        for (ApiField field : ApiField.values()) {
            String key = field.name().toLowerCase(Locale.ROOT).replace('_', '-');
            EntryFields.text(fields, key, text -> call.set(field, text));
        }
        fields.refuseUnknown();
    }

    private static void readFlags(YamlSection entry, GivenCall call) {
        for (String name : entry.texts("flags")) {
            Integer flag = FLAGS.get(name);
            if (flag == null) {
                entry.refuse(
                        "flags",
                        "expected some of " + FLAGS.keySet().stream().sorted().toList());
            } else {
                call.flag(flag);
            }
        }
    }
}
