#!/bin/sh
# AWS's command line as people type it. Arguments: address of the console, folder.
set -eu
export AWS_ENDPOINT_URL=$1 AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1 AWS_ACCESS_KEY_ID=ADMIN AWS_SECRET_ACCESS_KEY=abcdefghijklmnop1234 AWS_PAGER= AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
guardduty() { "$AWS" guardduty "$@"; }
expect() { [ "$1" = "$2" ] || { echo "expected $2, got $1"; exit 1; }; }

expect "$("$AWS" sts get-caller-identity --query 'length(Account)')" 12
detector=$(guardduty list-detectors --query 'DetectorIds[0]' --output text)
# Every page, as the command line goes on by itself.
ids=$(guardduty list-findings --detector-id "$detector" --query 'FindingIds[]' --output text)
expect "$(echo $ids | wc -w | tr -d ' ')" 120
first=$(echo $ids | cut -d' ' -f1-50)
expect "$(guardduty get-findings --detector-id "$detector" --finding-ids $first --query 'length(Findings)')" 50
grave=$(guardduty list-findings --detector-id "$detector" --finding-criteria '{"Criterion": {"severity": {"Gte": 7}}}' --query 'length(FindingIds)')
[ "$grave" -gt 0 ] && [ "$grave" -lt 120 ]
guardduty archive-findings --detector-id "$detector" --finding-ids $first
expect "$(guardduty get-findings --detector-id "$detector" --finding-ids $first --query 'length(Findings[?Service.Archived])')" 50
guardduty create-filter --detector-id "$detector" --name from-cli --action ARCHIVE --finding-criteria '{"Criterion": {"type": {"Equals": ["Recon:EC2/Portscan"]}}}' > "$2/answer"
grep -q Portscan "$2/job/tuning.yaml"
expect "$(guardduty list-filters --detector-id "$detector" --query 'FilterNames[0]' --output text)" from-cli
guardduty delete-filter --detector-id "$detector" --filter-name from-cli
! grep -q Portscan "$2/job/tuning.yaml"
! guardduty start-malware-scan --resource-arn arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0 2> "$2/refused"
grep -q StartMalwareScan "$2/refused"
echo all is well
