// The four kinds of lists, which differ in their names only.
package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/guardduty"
	"github.com/aws/aws-sdk-go-v2/service/guardduty/types"
)

// A list is ACTIVE at once, and DELETED for a while after it was deleted: the provider waits for both.
func set(path string, create func() (*string, error), get func(id string) (name *string, status string, err error), update, remove func(id string) error) resource {
	return resource{
		path: path,
		create: func() (string, error) {
			id, err := create()
			if err != nil {
				return "", err
			}
			return *id, nil
		},
		read: func(id string) (string, error) {
			_, status, err := get(id)
			return status, err
		},
		update: update,
		changed: func(id string) bool {
			name, status, err := get(id)
			return err == nil && *name == "changed" && status == "ACTIVE"
		},
		delete: remove,
		stands: "ACTIVE",
		gone:   "DELETED",
	}
}

func sets(ctx context.Context, client *guardduty.Client, detector, location *string) []resource {
	name, changed := aws.String("from go"), aws.String("changed")
	return []resource{
		set(*detector+"/ipset", func() (*string, error) {
			made, err := client.CreateIPSet(ctx, &guardduty.CreateIPSetInput{DetectorId: detector, Name: name, Location: location, Tags: tagged,
				Format: types.IpSetFormatTxt, Activate: aws.Bool(true)})
			if err != nil {
				return nil, err
			}
			return made.IpSetId, nil
		}, func(id string) (*string, string, error) {
			found, err := client.GetIPSet(ctx, &guardduty.GetIPSetInput{DetectorId: detector, IpSetId: &id})
			if err != nil {
				return nil, "", err
			}
			return found.Name, string(found.Status), nil
		}, func(id string) error {
			_, err := client.UpdateIPSet(ctx, &guardduty.UpdateIPSetInput{DetectorId: detector, IpSetId: &id, Name: changed})
			return err
		}, func(id string) error {
			_, err := client.DeleteIPSet(ctx, &guardduty.DeleteIPSetInput{DetectorId: detector, IpSetId: &id})
			return err
		}),
		set(*detector+"/threatintelset", func() (*string, error) {
			made, err := client.CreateThreatIntelSet(ctx, &guardduty.CreateThreatIntelSetInput{DetectorId: detector, Name: name, Location: location, Tags: tagged,
				Format: types.ThreatIntelSetFormatTxt, Activate: aws.Bool(true)})
			if err != nil {
				return nil, err
			}
			return made.ThreatIntelSetId, nil
		}, func(id string) (*string, string, error) {
			found, err := client.GetThreatIntelSet(ctx, &guardduty.GetThreatIntelSetInput{DetectorId: detector, ThreatIntelSetId: &id})
			if err != nil {
				return nil, "", err
			}
			return found.Name, string(found.Status), nil
		}, func(id string) error {
			_, err := client.UpdateThreatIntelSet(ctx, &guardduty.UpdateThreatIntelSetInput{DetectorId: detector, ThreatIntelSetId: &id, Name: changed})
			return err
		}, func(id string) error {
			_, err := client.DeleteThreatIntelSet(ctx, &guardduty.DeleteThreatIntelSetInput{DetectorId: detector, ThreatIntelSetId: &id})
			return err
		}),
		set(*detector+"/trustedentityset", func() (*string, error) {
			made, err := client.CreateTrustedEntitySet(ctx, &guardduty.CreateTrustedEntitySetInput{DetectorId: detector, Name: name, Location: location, Tags: tagged,
				Format: types.TrustedEntitySetFormatTxt, Activate: aws.Bool(true)})
			if err != nil {
				return nil, err
			}
			return made.TrustedEntitySetId, nil
		}, func(id string) (*string, string, error) {
			found, err := client.GetTrustedEntitySet(ctx, &guardduty.GetTrustedEntitySetInput{DetectorId: detector, TrustedEntitySetId: &id})
			if err != nil {
				return nil, "", err
			}
			return found.Name, string(found.Status), nil
		}, func(id string) error {
			_, err := client.UpdateTrustedEntitySet(ctx, &guardduty.UpdateTrustedEntitySetInput{DetectorId: detector, TrustedEntitySetId: &id, Name: changed})
			return err
		}, func(id string) error {
			_, err := client.DeleteTrustedEntitySet(ctx, &guardduty.DeleteTrustedEntitySetInput{DetectorId: detector, TrustedEntitySetId: &id})
			return err
		}),
		set(*detector+"/threatentityset", func() (*string, error) {
			made, err := client.CreateThreatEntitySet(ctx, &guardduty.CreateThreatEntitySetInput{DetectorId: detector, Name: name, Location: location, Tags: tagged,
				Format: types.ThreatEntitySetFormatTxt, Activate: aws.Bool(true)})
			if err != nil {
				return nil, err
			}
			return made.ThreatEntitySetId, nil
		}, func(id string) (*string, string, error) {
			found, err := client.GetThreatEntitySet(ctx, &guardduty.GetThreatEntitySetInput{DetectorId: detector, ThreatEntitySetId: &id})
			if err != nil {
				return nil, "", err
			}
			return found.Name, string(found.Status), nil
		}, func(id string) error {
			_, err := client.UpdateThreatEntitySet(ctx, &guardduty.UpdateThreatEntitySetInput{DetectorId: detector, ThreatEntitySetId: &id, Name: changed})
			return err
		}, func(id string) error {
			_, err := client.DeleteThreatEntitySet(ctx, &guardduty.DeleteThreatEntitySetInput{DetectorId: detector, ThreatEntitySetId: &id})
			return err
		}),
	}
}
