package io.vigil.console.api;

import io.vigil.console.http.Answer;
import io.vigil.console.http.Refusal;
import io.vigil.console.http.Request;

/** The two questions that tools ask of other services before they come to GuardDuty: who am I, and which Regions are there. */
final class Neighbours {
    private static final String REQUEST_ID = "00000000-0000-0000-0000-000000000000";

    private Neighbours() {}

    static Answer answer(Request request, Place place) {
        String asked = "&" + request.text() + "&";
        if (asked.contains("&Action=GetCallerIdentity&")) {
            return xml(
                    "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult><Arn>arn:aws:iam::"
                            + place.account() + ":user/vigil</Arn><UserId>AIDAVIGIL</UserId><Account>" + place.account()
                            + "</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>" + REQUEST_ID
                            + "</RequestId></ResponseMetadata></GetCallerIdentityResponse>");
        }
        if (asked.contains("&Action=DescribeRegions&")) {
            return xml(
                    "<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>"
                            + REQUEST_ID
                            + "</requestId><regionInfo><item><regionName>" + place.region()
                            + "</regionName><regionEndpoint>ec2."
                            + place.region()
                            + ".amazonaws.com</regionEndpoint><optInStatus>opt-in-not-required</optInStatus></item></regionInfo></DescribeRegionsResponse>");
        }
        throw Refusal.badRequest(
                "Vigil serves GuardDuty, and of other services GetCallerIdentity and DescribeRegions only.");
    }

    private static Answer xml(String text) {
        return Answer.text(200, "text/xml", text);
    }
}
