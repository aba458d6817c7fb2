// Reads every page of findings as AWS's strict client for Go does: a time or a number of another form than the model's fails the whole page.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/guardduty"
	"github.com/aws/aws-sdk-go-v2/service/guardduty/types"
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
	// As the Terraform provider does with a filter and a set: create, read back, update, delete, read until it is gone.
	criterion := &types.FindingCriteria{Criterion: map[string]types.Condition{"type": {Equals: []string{"Recon:EC2/Portscan"}}}}
	_, err = client.CreateFilter(ctx, &guardduty.CreateFilterInput{DetectorId: detector, Name: aws.String("from-go"), Action: types.FilterActionArchive,
		Rank: aws.Int32(1), FindingCriteria: criterion, Tags: map[string]string{"a": "b"}})
	check(err)
	filter, err := client.GetFilter(ctx, &guardduty.GetFilterInput{DetectorId: detector, FilterName: aws.String("from-go")})
	check(err)
	if filter.Action != types.FilterActionArchive || filter.FindingCriteria.Criterion["type"].Equals[0] != "Recon:EC2/Portscan" || *filter.Rank != 1 {
		check(fmt.Errorf("the filter came back otherwise"))
	}
	_, err = client.UpdateFilter(ctx, &guardduty.UpdateFilterInput{DetectorId: detector, FilterName: aws.String("from-go"), Action: types.FilterActionNoop})
	check(err)
	_, err = client.DeleteFilter(ctx, &guardduty.DeleteFilterInput{DetectorId: detector, FilterName: aws.String("from-go")})
	check(err)
	set, err := client.CreateThreatEntitySet(ctx, &guardduty.CreateThreatEntitySetInput{DetectorId: detector, Name: aws.String("from go"),
		Format: types.ThreatEntitySetFormatTxt, Location: aws.String("file://" + os.Args[2] + "/go-list"), Activate: aws.Bool(true)})
	check(err)
	state, err := client.GetThreatEntitySet(ctx, &guardduty.GetThreatEntitySetInput{DetectorId: detector, ThreatEntitySetId: set.ThreatEntitySetId})
	check(err)
	if state.Status != types.ThreatEntitySetStatusActive || state.CreatedAt.Year() < 2020 {
		check(fmt.Errorf("the set is %s", state.Status))
	}
	_, err = client.DeleteThreatEntitySet(ctx, &guardduty.DeleteThreatEntitySetInput{DetectorId: detector, ThreatEntitySetId: set.ThreatEntitySetId})
	check(err)
	state, err = client.GetThreatEntitySet(ctx, &guardduty.GetThreatEntitySetInput{DetectorId: detector, ThreatEntitySetId: set.ThreatEntitySetId})
	check(err)
	if state.Status != types.ThreatEntitySetStatusDeleted {
		check(fmt.Errorf("the set is %s", state.Status))
	}
	fmt.Println(read, "findings,", signals > 0)
}
