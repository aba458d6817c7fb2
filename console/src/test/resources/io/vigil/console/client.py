"""Calls each operation that the console serves, as AWS's tools do. Fails at the first answer that is wrong."""
import glob
import json
import sys
import boto3
from botocore.config import Config
from botocore.exceptions import ClientError


def client(key, secret, service="guardduty"):
    return boto3.client(service, region_name="eu-west-1", endpoint_url="http://localhost:" + sys.argv[1], aws_access_key_id=key,
                        aws_secret_access_key=secret, config=Config(retries={"max_attempts": 0}))


def refused(name, call):
    try:
        call()
    except ClientError as error:
        assert error.response["Error"]["Code"] == name, error
        return str(error)
    raise AssertionError("not refused: " + name)


admin = client("ADMIN", "abcdefghijklmnop1234")
reader = client("READER", "abcdefghijklmnop5678")
[detector] = reader.list_detectors()["DetectorIds"]
assert reader.get_detector(DetectorId=detector)["Status"] == "ENABLED"


def found(criterion, **more):
    pages = reader.get_paginator("list_findings").paginate(DetectorId=detector, FindingCriteria={"Criterion": criterion}, **more)
    return [identity for page in pages for identity in page["FindingIds"]]


everything = found({})
assert len(everything) == 120 and len(set(everything)) == 120
findings = [f for at in range(0, 120, 50) for f in reader.get_findings(DetectorId=detector, FindingIds=everything[at:at + 50])["Findings"]]
severities = [f["Severity"] for f in findings]
assert severities == sorted(severities, reverse=True)
assert len(found({"severity": {"Gte": 7}})) == len([s for s in severities if s >= 7]) > 0
assert len(found({"severity": {"Eq": ["8"]}})) == len([s for s in severities if 8 <= s < 9]) > 0
signals = [s for f in findings for s in f["Service"]["Detection"]["Sequence"]["Signals"]]
assert signals and all(s["CreatedAt"].year == 2025 for s in signals)
assert '"unit":"u"' in findings[0]["Service"]["AdditionalInfo"]["Value"]
by_update = found({"updatedAt": {"GreaterThanOrEqual": 1749722400123}})
assert len(by_update) == 120
first = reader.list_findings(DetectorId=detector, MaxResults=5)
message = refused("BadRequestException", lambda: reader.list_findings(
    DetectorId=detector, NextToken=first["NextToken"], FindingCriteria={"Criterion": {"severity": {"Gte": 7}}}))
assert "nextToken" in message

old = reader.get_findings_statistics(DetectorId=detector, FindingStatisticTypes=["COUNT_BY_SEVERITY"])["FindingStatistics"]
assert sum(old["CountBySeverity"].values()) == 120 and all(float(s) >= 1 for s in old["CountBySeverity"])
for group, member in (("ACCOUNT", "Account"), ("DATE", "Date"), ("FINDING_TYPE", "FindingType"), ("SEVERITY", "Severity")):
    counts = reader.get_findings_statistics(DetectorId=detector, GroupBy=group, MaxResults=100)["FindingStatistics"]["GroupedBy" + member]
    assert sum(c["TotalFindings"] for c in counts) == 120, group
assert reader.get_findings_statistics(DetectorId=detector, GroupBy="RESOURCE")["FindingStatistics"]["GroupedByResource"]

open_ones = found({"service.archived": {"Eq": ["false"]}})
admin.archive_findings(DetectorId=detector, FindingIds=open_ones[:3])
assert found({"service.archived": {"Equals": ["false"]}}) == open_ones[3:]
admin.unarchive_findings(DetectorId=detector, FindingIds=open_ones[:3])
assert found({"service.archived": {"Equals": ["false"]}}) == open_ones
admin.update_findings_feedback(DetectorId=detector, FindingIds=everything[:1], Feedback="USEFUL", Comments="it was")
assert reader.get_findings(DetectorId=detector, FindingIds=everything[:1])["Findings"][0]["Service"]["UserFeedback"] == "USEFUL"
refused("AccessDeniedException", lambda: reader.archive_findings(DetectorId=detector, FindingIds=everything[:1]))

refused("AccessDeniedException", lambda: reader.create_sample_findings(DetectorId=detector))
assert "findingTypes" in refused("BadRequestException", lambda: admin.create_sample_findings(DetectorId=detector, FindingTypes=["No:Such/Type"]))
admin.create_sample_findings(DetectorId=detector, FindingTypes=["Recon:EC2/Portscan"])
admin.create_sample_findings(DetectorId=detector)
samples = found({"service.additionalInfo.sample": {"Equals": ["true"]}})
[sample] = reader.get_findings(DetectorId=detector, FindingIds=samples)["Findings"]
assert sample["Title"].startswith("[SAMPLE] ") and json.loads(sample["Service"]["AdditionalInfo"]["Value"])["sample"] is True

root = "arn:aws:guardduty:eu-west-1:111122223333:detector/" + detector


def file(path):
    with open(sys.argv[2] + "/" + path) as content:
        return content.read()


def criterion(**more):
    return {"Criterion": {"type": {"Equals": ["Recon:EC2/Portscan"]}, "service.archived": {"Eq": ["false"]}, **more}}


admin.create_filter(DetectorId=detector, Name="known-scanner", Description="ours", Action="ARCHIVE", Rank=2, Tags={"a": "b"},
                    FindingCriteria=criterion(accountId={"Eq": ["111122223330", "111122223331"]}))
kept = reader.get_filter(DetectorId=detector, FilterName="known-scanner")
assert kept["FindingCriteria"]["Criterion"]["accountId"] == {"Eq": ["111122223330", "111122223331"]}
assert (kept["Action"], kept["Rank"], kept["Tags"], kept["Description"]) == ("ARCHIVE", 2, {"a": "b"}, "ours")
assert '{"type":"Recon:EC2/Portscan","account":"111122223331"' in file("job/tuning.yaml")
refused("BadRequestException", lambda: admin.create_filter(
    DetectorId=detector, Name="known-scanner", FindingCriteria=criterion()))
for wrong, word in (({"severity": {"Gte": 4}}, "severity"), ({"type": {"Neq": ["x"]}}, "neq")):
    assert word in refused("BadRequestException", lambda: admin.create_filter(
        DetectorId=detector, Name="wrong", Action="ARCHIVE", FindingCriteria={"Criterion": wrong}))
assert reader.list_filters(DetectorId=detector)["FilterNames"] == ["known-scanner"]
admin.update_filter(DetectorId=detector, FilterName="known-scanner", FindingCriteria=criterion(accountId={"Matches": ["1111*"]}))
assert '"account":"1111*"' in file("job/tuning.yaml") and "111122223331" not in file("job/tuning.yaml")
admin.tag_resource(ResourceArn=root + "/filter/known-scanner", Tags={"c": "d"})
admin.untag_resource(ResourceArn=root + "/filter/known-scanner", TagKeys=["a"])
assert reader.list_tags_for_resource(ResourceArn=root + "/filter/known-scanner")["Tags"] == {"c": "d"}
admin.update_filter(DetectorId=detector, FilterName="known-scanner", Action="NOOP")
assert file("job/tuning.yaml") == ""
admin.delete_filter(DetectorId=detector, FilterName="known-scanner")
assert "no such resource found" in refused("BadRequestException", lambda: reader.get_filter(DetectorId=detector, FilterName="known-scanner"))
refused("AccessDeniedException", lambda: reader.create_filter(DetectorId=detector, Name="mine", FindingCriteria=criterion()))

with open(sys.argv[2] + "/list", "w") as content:
    content.write("198.51.100.7\n")
for kind, word, side in (("IPSet", "ip_set", "trusted"), ("ThreatIntelSet", "threat_intel_set", "threat"),
                         ("TrustedEntitySet", "trusted_entity_set", "trusted"), ("ThreatEntitySet", "threat_entity_set", "threat")):
    key = ("Ip" if kind == "IPSet" else kind[:-3]) + ("SetId")
    new = dict(DetectorId=detector, Name="partners", Format="TXT", Location="file://" + sys.argv[2] + "/list")
    refused("AccessDeniedException", lambda: getattr(reader, "create_" + word)(Activate=True, **new))
    refused("BadRequestException", lambda: getattr(admin, "create_" + word)(Activate=True, **{**new, "Location": "file:///nothing"}))
    refused("BadRequestException", lambda: getattr(admin, "create_" + word)(Activate=True, **{**new, "Name": "../up"}))
    identity = getattr(admin, "create_" + word)(Activate=False, **new)[key]
    get = lambda: getattr(reader, "get_" + word)(**{"DetectorId": detector, key: identity})
    files = lambda: glob.glob(sys.argv[2] + "/job/" + side + "/*/*")
    assert get()["Status"] == "INACTIVE" and files() == []
    getattr(admin, "update_" + word)(**{"DetectorId": detector, key: identity, "Activate": True, "Name": "friends"})
    assert (get()["Status"], get()["Name"], get()["Format"]) == ("ACTIVE", "friends", "TXT")
    [path] = files()
    assert path.endswith("/friends.txt") and open(path).read() == "198.51.100.7\n"
    assert getattr(reader, "list_" + word + "s")(DetectorId=detector)[key + "s"] == [identity]
    admin.tag_resource(ResourceArn=root + "/" + kind.lower() + "/" + identity, Tags={"c": "d"})
    assert get()["Tags"] == {"c": "d"}
    getattr(admin, "delete_" + word)(**{"DetectorId": detector, key: identity})
    assert get()["Status"] == "DELETED" and files() == []
    refused("BadRequestException", lambda: getattr(reader, "get_" + word)(**{"DetectorId": detector, key: "0" * 32}))

admin.tag_resource(ResourceArn=root, Tags={"team": "blue"})
assert reader.list_tags_for_resource(ResourceArn=root)["Tags"] == reader.get_detector(DetectorId=detector)["Tags"] == {"team": "blue"}
refused("AccessDeniedException", lambda: reader.untag_resource(ResourceArn=root, TagKeys=["team"]))
assert reader.list_publishing_destinations(DetectorId=detector)["Destinations"] == []
bucket = {"DestinationArn": "arn:aws:s3:::findings-bucket/vigil", "KmsKeyArn": "arn:aws:kms:eu-west-1:111122223333:key/1"}
refused("AccessDeniedException", lambda: reader.create_publishing_destination(DetectorId=detector, DestinationType="S3", DestinationProperties=bucket))
refused("BadRequestException", lambda: admin.create_publishing_destination(DetectorId=detector, DestinationType="S3", DestinationProperties={"DestinationArn": "x"}))
identity = admin.create_publishing_destination(DetectorId=detector, DestinationType="S3", DestinationProperties=bucket)["DestinationId"]
described = reader.describe_publishing_destination(DetectorId=detector, DestinationId=identity)
assert (described["Status"], described["DestinationProperties"]) == ("PUBLISHING", bucket)
assert file("job/outputs/" + identity + ".txt") == "guardduty=s3:eu-west-1/findings-bucket/vigil\n"
admin.update_publishing_destination(DetectorId=detector, DestinationId=identity, DestinationProperties={"DestinationArn": "arn:aws:s3:::other-bucket"})
assert file("job/outputs/" + identity + ".txt") == "guardduty=s3:eu-west-1/other-bucket\n"
assert [each["DestinationId"] for each in reader.list_publishing_destinations(DetectorId=detector)["Destinations"]] == [identity]
admin.tag_resource(ResourceArn=root + "/publishingdestination/" + identity, Tags={"c": "d"})
admin.delete_publishing_destination(DetectorId=detector, DestinationId=identity)
assert glob.glob(sys.argv[2] + "/job/outputs/*") == []
assert "one or more input parameters have invalid values" in refused("BadRequestException", lambda: reader.describe_publishing_destination(
    DetectorId=detector, DestinationId=identity))
with open(sys.argv[2] + "/job/outputs/ours.txt", "w") as content:
    content.write("# by hand\nguardduty=s3:eu-west-1/by-hand/below\nasff=file:/tmp/out.jsonl\n")
[by_hand] = reader.list_publishing_destinations(DetectorId=detector)["Destinations"]
assert reader.describe_publishing_destination(DetectorId=detector, DestinationId=by_hand["DestinationId"])["DestinationProperties"] == {
    "DestinationArn": "arn:aws:s3:::by-hand/below"}
assert "change it there" in refused("BadRequestException", lambda: admin.delete_publishing_destination(DetectorId=detector, DestinationId=by_hand["DestinationId"]))
assert "already exists" in refused("BadRequestException", lambda: admin.create_detector(Enable=True))
admin.update_detector(DetectorId=detector, Enable=True, FindingPublishingFrequency="FIFTEEN_MINUTES",
                      Features=[{"Name": "S3_DATA_EVENTS", "Status": "ENABLED"}, {"Name": "EKS_AUDIT_LOGS", "Status": "DISABLED"}])
for other in ({"Enable": False}, {"FindingPublishingFrequency": "SIX_HOURS"}, {"Features": [{"Name": "RUNTIME_MONITORING", "Status": "ENABLED"}]}):
    assert "where it runs" in refused("BadRequestException", lambda: admin.update_detector(DetectorId=detector, **other))
refused("AccessDeniedException", lambda: reader.update_detector(DetectorId=detector, Enable=True))
assert "DeleteDetector" in refused("BadRequestException", lambda: admin.delete_detector(DetectorId=detector))
assert reader.list_members(DetectorId=detector)["Members"] == []
assert reader.get_members(DetectorId=detector, AccountIds=["111122223331"])["UnprocessedAccounts"][0]["AccountId"] == "111122223331"
assert reader.get_member_detectors(DetectorId=detector, AccountIds=["111122223331"])["MemberDataSourceConfigurations"] == []
assert "Master" not in reader.get_master_account(DetectorId=detector)
assert reader.get_usage_statistics(DetectorId=detector, UsageStatisticType="SUM_BY_ACCOUNT", UsageCriteria={})["UsageStatistics"] == {}
assert reader.get_coverage_statistics(DetectorId=detector, StatisticsType=["COUNT_BY_COVERAGE_STATUS"])["CoverageStatistics"] == {}
assert "Administrator" not in reader.get_administrator_account(DetectorId=detector)
assert reader.list_organization_admin_accounts()["AdminAccounts"] == []
assert reader.describe_organization_configuration(DetectorId=detector)["AutoEnable"] is False
assert reader.list_invitations()["Invitations"] == [] and reader.get_invitations_count()["InvitationsCount"] == 0
assert reader.list_coverage(DetectorId=detector)["Resources"] == []
assert "StartMalwareScan" in refused("BadRequestException", lambda: admin.start_malware_scan(ResourceArn=root))
if hasattr(admin, "list_investigation_records"):
    assert "ListCustomDetectionRules" in refused("BadRequestException", lambda: admin.list_custom_detection_rules())
assert "not owned by the current account" in refused("BadRequestException", lambda: reader.get_detector(DetectorId="0" * 32))
refused("InvalidSignatureException", lambda: client("ADMIN", "x" * 20).list_detectors())
refused("UnrecognizedClientException", lambda: client("NOBODY", "x" * 20).list_detectors())
assert client("READER", "abcdefghijklmnop5678", "sts").get_caller_identity()["Account"].startswith("11112222333")
assert client("READER", "abcdefghijklmnop5678", "ec2").describe_regions()["Regions"][0]["RegionName"] == "eu-west-1"
print("all is well")
