"""Calls each operation that the console serves, as AWS's tools do. Fails at the first answer that is wrong."""
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

arn = "arn:aws:guardduty:eu-west-1:111122223333:detector/" + detector
assert reader.list_tags_for_resource(ResourceArn=arn)["Tags"] == {}
assert reader.list_members(DetectorId=detector)["Members"] == []
assert "Administrator" not in reader.get_administrator_account(DetectorId=detector)
assert reader.list_organization_admin_accounts()["AdminAccounts"] == []
assert reader.describe_organization_configuration(DetectorId=detector)["AutoEnable"] is False
assert reader.list_invitations()["Invitations"] == [] and reader.get_invitations_count()["InvitationsCount"] == 0
assert reader.list_coverage(DetectorId=detector)["Resources"] == []
assert "CreateIPSet" in refused("BadRequestException", lambda: admin.create_ip_set(
    DetectorId=detector, Name="n", Format="TXT", Location="s3://b/k", Activate=True))
assert "not owned by the current account" in refused("BadRequestException", lambda: reader.get_detector(DetectorId="0" * 32))
refused("InvalidSignatureException", lambda: client("ADMIN", "x" * 20).list_detectors())
refused("UnrecognizedClientException", lambda: client("NOBODY", "x" * 20).list_detectors())
assert client("READER", "abcdefghijklmnop5678", "sts").get_caller_identity()["Account"].startswith("11112222333")
assert client("READER", "abcdefghijklmnop5678", "ec2").describe_regions()["Regions"][0]["RegionName"] == "eu-west-1"
print("all is well")
