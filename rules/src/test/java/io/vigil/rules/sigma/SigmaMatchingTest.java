package io.vigil.rules.sigma;

import static io.vigil.rules.sigma.SigmaText.matches;
import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawPart;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line of the specification that decides whether a rule matches. */
class SigmaMatchingTest {
    private static final ApiCall CALL = apiCall("s3:PutBucketPolicy")
            .by("alice")
            .from("203.0.113.9")
            .agent("S3 Browser/11.6.7 (https://s3browser.com)")
            .at("9h30m")
            .part(RawPart.REQUEST_PARAMETERS, """
                    {"name": "C:\\\\temp\\\\a*b?", "empty": "", "nothing": null, "none": [], "port": 3389, "big": 22.0, "yes": true,
                     "policy": "{\\"Effect\\":\\"Allow\\",\\"Principal\\":\\"*\\"}", "copy": "Ops/ALICE", "exact": "ops",
                     "flag": "run \u2013enc aGVsbG8=", "wide": "xYwBtAGQAy", "encoded": "Zm9vYmFy", "lines": "one\\ntwo",
                     "broken": "one\\ntwo\\n",
                     "items": [{"cidr": "10.0.0.0/8", "to": [22, 80]}, {"cidr": "2001:db8::1", "to": [443]}]}""")
            .part(RawPart.RESPONSE_ELEMENTS, "{\"created\": \"2026-03-02T18:45:10Z\"}")
            .build();

    /** Java's engine takes half a minute for this one. */
    @Test
    void anAttackersTextCannotKeepAnExpressionBusy() {
        var call = apiCall("s3:GetObject").agent("a,".repeat(5000)).build();

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(matches("s: {'userAgent|re': '(.*,){12}P'}\ncondition: s", call))
                        .isFalse());
    }

    private static boolean asks(String item) {
        return matches("s: {'" + item.replaceFirst(": ", "': ") + "}\ncondition: s", CALL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            eventName: putbucketPOLICY                          ! true
            eventName|cased: putbucketPOLICY                    ! false
            eventName|cased: PutBucketPolicy                    ! true
            eventName: [Other, Put*]                            ! true
            eventName: PutBucket                                ! false
            eventName: 'P?tBucket*y'                            ! true
            eventName: 'PutBucketPolicy?'                       ! false
            eventName: PutBucketPolicy*                         ! true
            eventName: '*'                                      ! true
            eventName|startswith: putb                          ! true
            eventName|endswith: policy                          ! true
            eventName|contains: BUCKET                          ! true
            eventName|contains|all: [put, policy]               ! true
            eventName|contains|all: [put, delete]               ! false
            eventName|contains|any: [put, delete]               ! true
            eventName|neq: Other                                ! true
            eventName|neq: [Other, PutBucketPolicy]             ! false
            errorCode|neq: AccessDenied                         ! true
            """)
    void textsAreComparedAsTheSpecificationSays(String item, boolean expected) {
        assertThat(asks(item)).isEqualTo(expected);
    }

    /** {@code name} holds {@code C:\temp\a*b?}. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            'C:\\temp\\a\\*b\\?'                  ! true
            'C:\\\\temp\\\\a\\*b\\?'              ! true
            'C:\\temp\\\\*'                       ! true
            'C:\\temp\\*'                         ! false
            'C:\\temp\\\\\\*'                     ! false
            'C:\\temp\\axb?'                      ! false
            'C:\\te?p\\*b\\?'                     ! false
            'C:\\te?p\\\\*b\\?'                   ! true
            """)
    void aBackslashMakesAWildcardPlain(String value, boolean expected) {
        assertThat(asks("requestParameters.name: " + value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            requestParameters.port: 3389                        ! true
            requestParameters.port: '3389'                      ! true
            requestParameters.port: 338                         ! false
            requestParameters.big: 22                           ! true
            requestParameters.port|contains: 38                 ! true
            requestParameters.yes: true                         ! true
            requestParameters.yes: 'True'                       ! true
            requestParameters.yes: false                        ! false
            requestParameters.port|gt: 3388                     ! true
            requestParameters.port|gt: 3389                     ! false
            requestParameters.port|gte: 3389                    ! true
            requestParameters.port|lt: 3389                     ! false
            requestParameters.port|lte: 3389                    ! true
            requestParameters.name|lt: 3                        ! false
            requestParameters.port|neq: 22                      ! true
            requestParameters.empty: ''                         ! true
            requestParameters.nothing: ''                       ! false
            requestParameters.nothing: null                     ! true
            requestParameters.missing: null                     ! true
            requestParameters.none: null                        ! true
            requestParameters.empty: null                       ! false
            requestParameters.items: null                       ! false
            errorCode: null                                     ! true
            errorCode: [null, Success]                          ! true
            errorCode: ''                                       ! false
            eventName: null                                     ! false
            requestParameters.nothing|exists: true              ! true
            requestParameters.none|exists: true                 ! true
            requestParameters.missing|exists: true              ! false
            requestParameters.missing|exists: false             ! true
            requestParameters.items|exists: true                ! true
            errorCode|exists: false                             ! true
            userAgent|exists: true                              ! true
            requestParameters.items.cidr: 10.0.0.0/8            ! true
            requestParameters.items.to: 443                     ! true
            requestParameters.items.to|contains|all: [80, 443]  ! true
            requestParameters|contains: 'db8::1'                ! true
            requestParameters.items: '{"cidr":"2001:db8::1","to":[443]}' ! true
            requestParameters|contains: '"Effect":"Allow"'      ! true
            requestParameters|contains: '\\"Effect\\":\\"Allow' ! true
            requestParameters|re: '"Effect":\\s*"Allow"'        ! true
            """)
    void numbersFlagsAndWhatIsNotThere(String item, boolean expected) {
        assertThat(asks(item)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            eventName|re: '^Put.*y$'                            ! true
            eventName|re: bucket                                ! false
            eventName|re: 'Put\\w{1,20}$'                       ! true
            requestParameters.broken|re: 'two$'                 ! true
            requestParameters.broken|re: 'two\\$'               ! false
            requestParameters.broken|re: 'one$'                 ! false
            requestParameters.broken|re|m: 'one$'               ! true
            eventName|re|i: bucket                              ! true
            eventName|re|i|startswith: bucket                   ! false
            eventName|re|endswith: Pol|icy                      ! true
            requestParameters.lines|re: '^two$'                 ! false
            requestParameters.lines|re|m: '^two$'               ! true
            requestParameters.lines|re: 'one.two'               ! false
            requestParameters.lines|re|s: 'one.two'             ! true
            requestParameters.policy|re: '[[{]"Eff'             ! true
            requestParameters.policy|re: '[^]&&x]"Eff'          ! true
            sourceIPAddress|cidr: 203.0.113.0/24                ! true
            sourceIPAddress|cidr: [10.0.0.0/8, '::/0']          ! false
            requestParameters.items.cidr|cidr: 2001:db8::/32    ! true
            requestParameters.encoded|base64: foobar            ! true
            requestParameters.flag|base64offset|contains: hell  ! true
            requestParameters.flag|base64offset|contains: heap  ! false
            requestParameters.wide|wide|base64offset|contains: cmd ! true
            requestParameters.wide|utf16le|base64offset|contains: cmd ! true
            requestParameters.wide|utf16be|base64offset|contains: cmdx ! false
            requestParameters.flag|windash|contains: ' -enc'    ! true
            requestParameters.flag|windash|contains: ' /enc'    ! true
            requestParameters.flag|contains: ' -enc'            ! false
            requestParameters.copy|fieldref|endswith: userIdentity.userName ! true
            requestParameters.copy|fieldref|contains: requestParameters.exact ! true
            requestParameters.copy|fieldref|startswith: requestParameters.exact ! true
            requestParameters.copy|fieldref|startswith|cased: requestParameters.exact ! false
            requestParameters.copy|fieldref: requestParameters.exact ! false
            requestParameters.copy|fieldref|neq: requestParameters.exact ! true
            requestParameters.copy|fieldref: requestParameters.missing ! false
            responseElements.created|hour: 18                   ! true
            responseElements.created|hour|gte: 19               ! false
            responseElements.created|minute|gte: 45             ! true
            responseElements.created|day: 2                     ! true
            responseElements.created|week: 10                   ! true
            responseElements.created|month|lt: 4                ! true
            responseElements.created|year: 2026                 ! true
            eventTime|hour: 9                                   ! true
            eventName|hour: 9                                   ! false
            """)
    void modifiersDoWhatTheirAppendixSays(String item, boolean expected) {
        assertThat(asks(item)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            s: ['s3 BROWSER']                                   ! true
            s: 'nowhere'                                        ! false
            s: [nowhere, 'Browser/1?.6']                        ! true
            s: {'|all': [browser, alice]}                       ! true
            s: {'|all': [browser, nowhere]}                     ! false
            s: {'|re': 'S3 Brow[a-z]+'}                         ! true
            s: {'|cased': 's3 BROWSER'}                         ! false
            s: ['"Effect":"Allow"']                             ! true
            s: [3389]                                           ! true
            s: [{eventName: Other}, {eventName: Put*}]          ! true
            s: [{eventName: Put*, errorCode: x}, {errorCode: y}]! false
            s: [{eventName: Other}, browser]                    ! true
            """)
    void searchesAreMapsListsOfMapsAndWords(String search, boolean expected) {
        assertThat(matches(search + "\ncondition: s", CALL)).isEqualTo(expected);
    }

    /** a, sel_1 and _t hold; b and sel_2 do not. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            a or b and b                 ! true
            (a or b) and b               ! false
            not b and a                  ! true
            not (a and b)                ! true
            not a or b                   ! false
            not not a                    ! true
            1 of them                    ! true
            all of them                  ! false
            1 of sel*                    ! true
            any of sel_*                 ! true
            all of sel*                  ! false
            all of *_1                   ! true
            a and not 1 of *2            ! true
            not 1 of sel_* or a and _t   ! true
            A_IS_NO_NAME_OF_A or a       ! false
            [b, a]                       ! true
            A AND NOT b                  ! false
            a AND NOT b                  ! true
            """)
    void theConditionBindsAsTheSpecificationSays(String condition, boolean expected) {
        String searches = """
                a: {eventName: Put*}
                b: {eventName: Get*}
                sel_1: {eventSource: s3.amazonaws.com}
                sel_2: {eventSource: iam.amazonaws.com}
                _t: {awsRegion: '*'}
                """;
        String yaml = SigmaText.rule(searches + "condition: " + condition);

        boolean matched = SigmaText.problems(yaml).isEmpty()
                && !SigmaText.raised(SigmaText.compile(yaml), CALL).isEmpty();

        assertThat(matched).isEqualTo(expected);
    }

    @Test
    void allOfThemLeavesOutWhatBeginsWithAnUnderscore() {
        assertThat(matches("a: {eventName: Put*}\n_b: {eventName: Get*}\ncondition: all of them", CALL))
                .isTrue();
    }

    @Test
    void aRefusedCallAndOneThatAServiceMakesAreCallsLikeAnyOther() {
        ApiCall call = apiCall("kms:Decrypt")
                .error("AccessDenied")
                .set(ApiField.INVOKED_BY, "s3.amazonaws.com")
                .build();

        assertThat(matches("s: {eventName: Decrypt}\ncondition: s", call)).isTrue();
    }
}
