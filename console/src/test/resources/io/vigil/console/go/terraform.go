// What the Terraform provider calls for each resource, in its order: create, read until it stands, tag, change, delete, read until it is gone. It knows
// by the words of a refusal that a resource is gone.
package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/guardduty"
	"github.com/aws/aws-sdk-go-v2/service/guardduty/types"
)

// A resource that the provider manages. read answers the status, and an error when it is refused; stands is the status that is waited for, gone the
// status after it was deleted, or words of the refusal.
type resource struct {
	path    string
	create  func() (string, error)
	read    func(id string) (string, error)
	update  func(id string) error
	changed func(id string) bool
	delete  func(id string) error
	stands  string
	gone    string
}

func refused(err error, words string) {
	if err == nil || !strings.Contains(err.Error(), words) {
		check(fmt.Errorf("not refused with %q: %v", words, err))
	}
}

func (r resource) walk(ctx context.Context, client *guardduty.Client) {
	id, err := r.create()
	check(err)
	status, err := r.read(id)
	check(err)
	if status != r.stands {
		check(fmt.Errorf("%s is %s after it was created", r.path, status))
	}
	arn := aws.String("arn:aws:guardduty:eu-west-1:111122223333:detector/" + r.path + "/" + id)
	_, err = client.TagResource(ctx, &guardduty.TagResourceInput{ResourceArn: arn, Tags: map[string]string{"c": "d"}})
	check(err)
	_, err = client.UntagResource(ctx, &guardduty.UntagResourceInput{ResourceArn: arn, TagKeys: []string{"a"}})
	check(err)
	tags, err := client.ListTagsForResource(ctx, &guardduty.ListTagsForResourceInput{ResourceArn: arn})
	check(err)
	if len(tags.Tags) != 1 || tags.Tags["c"] != "d" {
		check(fmt.Errorf("%s has the tags %v", r.path, tags.Tags))
	}
	check(r.update(id))
	if !r.changed(id) {
		check(fmt.Errorf("%s is not as it was changed", r.path))
	}
	check(r.delete(id))
	status, err = r.read(id)
	if err != nil {
		refused(err, r.gone)
	} else if status != r.gone {
		check(fmt.Errorf("%s is %s after it was deleted", r.path, status))
	}
}

func resources(ctx context.Context, client *guardduty.Client, detector *string, folder string) []resource {
	return append([]resource{filter(ctx, client, detector), destination(ctx, client, detector)}, sets(ctx, client, detector, aws.String("file://"+folder+"/go-list"))...)
}

var tagged = map[string]string{"a": "b"}

func filter(ctx context.Context, client *guardduty.Client, detector *string) resource {
	get := func(id string) (*guardduty.GetFilterOutput, error) {
		return client.GetFilter(ctx, &guardduty.GetFilterInput{DetectorId: detector, FilterName: &id})
	}
	return resource{
		path: *detector + "/filter",
		create: func() (string, error) {
			made, err := client.CreateFilter(ctx, &guardduty.CreateFilterInput{DetectorId: detector, Name: aws.String("from-go"),
				Action: types.FilterActionArchive, Rank: aws.Int32(1), Tags: tagged,
				FindingCriteria: &types.FindingCriteria{Criterion: map[string]types.Condition{"type": {Equals: []string{"Recon:EC2/Portscan"}}}}})
			if err != nil {
				return "", err
			}
			return *made.Name, nil
		},
		read: func(id string) (string, error) {
			filter, err := get(id)
			if err != nil {
				return "", err
			}
			return string(filter.Action) + " " + filter.FindingCriteria.Criterion["type"].Equals[0] + " " + fmt.Sprint(*filter.Rank), nil
		},
		update: func(id string) error {
			_, err := client.UpdateFilter(ctx, &guardduty.UpdateFilterInput{DetectorId: detector, FilterName: &id, Action: types.FilterActionNoop})
			return err
		},
		changed: func(id string) bool {
			filter, err := get(id)
			return err == nil && filter.Action == types.FilterActionNoop
		},
		delete: func(id string) error {
			_, err := client.DeleteFilter(ctx, &guardduty.DeleteFilterInput{DetectorId: detector, FilterName: &id})
			return err
		},
		stands: "ARCHIVE Recon:EC2/Portscan 1",
		gone:   "The request is rejected since no such resource found.",
	}
}

func destination(ctx context.Context, client *guardduty.Client, detector *string) resource {
	key := aws.String("arn:aws:kms:eu-west-1:111122223333:key/1")
	get := func(id string) (*guardduty.DescribePublishingDestinationOutput, error) {
		return client.DescribePublishingDestination(ctx, &guardduty.DescribePublishingDestinationInput{DetectorId: detector, DestinationId: &id})
	}
	return resource{
		path: *detector + "/publishingdestination",
		create: func() (string, error) {
			made, err := client.CreatePublishingDestination(ctx, &guardduty.CreatePublishingDestinationInput{DetectorId: detector, Tags: tagged,
				DestinationType:       types.DestinationTypeS3,
				DestinationProperties: &types.DestinationProperties{DestinationArn: aws.String("arn:aws:s3:::from-go"), KmsKeyArn: key}})
			if err != nil {
				return "", err
			}
			return *made.DestinationId, nil
		},
		read: func(id string) (string, error) {
			found, err := get(id)
			if err != nil {
				return "", err
			}
			return string(found.Status), nil
		},
		update: func(id string) error {
			_, err := client.UpdatePublishingDestination(ctx, &guardduty.UpdatePublishingDestinationInput{DetectorId: detector, DestinationId: &id,
				DestinationProperties: &types.DestinationProperties{DestinationArn: aws.String("arn:aws:s3:::elsewhere"), KmsKeyArn: key}})
			return err
		},
		changed: func(id string) bool {
			found, err := get(id)
			return err == nil && *found.DestinationProperties.DestinationArn == "arn:aws:s3:::elsewhere"
		},
		delete: func(id string) error {
			_, err := client.DeletePublishingDestination(ctx, &guardduty.DeletePublishingDestinationInput{DetectorId: detector, DestinationId: &id})
			return err
		},
		stands: "PUBLISHING",
		gone:   "The request is rejected because the one or more input parameters have invalid values.",
	}
}
