// Reads every page of findings as AWS's strict client for Go does: a time or a number of another form than the model's fails the whole page.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/guardduty"
)

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func main() {
	ctx := context.Background()
	client := guardduty.New(guardduty.Options{
		Region: "eu-west-1", BaseEndpoint: aws.String(os.Args[1]),
		Credentials: credentials.NewStaticCredentialsProvider("ADMIN", "abcdefghijklmnop1234", ""),
	})
	detectors, err := client.ListDetectors(ctx, &guardduty.ListDetectorsInput{})
	check(err)
	detector := aws.String(detectors.DetectorIds[0])
	read, signals := 0, 0
	pages := guardduty.NewListFindingsPaginator(client, &guardduty.ListFindingsInput{DetectorId: detector})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		check(err)
		if len(page.FindingIds) == 0 {
			continue
		}
		got, err := client.GetFindings(ctx, &guardduty.GetFindingsInput{DetectorId: detector, FindingIds: page.FindingIds})
		check(err)
		read += len(got.Findings)
		for _, finding := range got.Findings {
			if d := finding.Service.Detection; d != nil && d.Sequence != nil {
				for _, signal := range d.Sequence.Signals {
					if signal.CreatedAt.Year() < 2020 {
						check(fmt.Errorf("a signal of the year %d", signal.CreatedAt.Year()))
					}
					signals++
				}
			}
		}
	}
	for _, each := range resources(ctx, client, detector, os.Args[2]) {
		each.walk(ctx, client)
	}
	_, err = client.GetDetector(ctx, &guardduty.GetDetectorInput{DetectorId: aws.String(strings.Repeat("0", 32))})
	refused(err, "The request is rejected because the input detectorId is not owned by the current account.")
	fmt.Println(read, "findings,", signals > 0)
}
