package io.vigil.rules.sigma;

import static io.vigil.rules.sigma.SigmaText.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot run is refused with file and reason, never left out. */
class SigmaRefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            eventName|conatins: x                    ! detection.s.eventName|conatins  no modifier conatins; did you mean contains?
            eventName|re: '['                        ! is no regular expression that can be run
            eventName|re: '[[:digit:]]'              ! a class such as [:digit:] is not in Sigma's flavour
            eventName|re: '(a)\\1'                   ! back-references, look-around, atomic groups and possessive repetition are not supported
            eventName|re: 'a(?=b)'                   ! write several conditions instead
            eventName|re: '(?<=a)b'                  ! write several conditions instead
            eventName|re: 'a++b'                     ! write several conditions instead
            eventName|re|cased: x                    ! cased cannot stand beside re
            eventName|i: x                           ! i cannot stand beside
            eventName|gt|lt: 3                       ! its modifiers contradict each other
            eventName|all|any: [a, b]                ! its modifiers contradict each other
            eventName|contains|contains: x           ! names a modifier twice
            eventName|gt: '3'                        ! expected a number, without quotes
            eventName|hour: 3.5                      ! expected a whole number, without quotes
            eventName|exists: 'true'                 ! expected true or false
            eventName|exists|contains: true          ! contains cannot stand beside exists
            eventName|contains: null                 ! goes with no modifier
            eventName|base64: 'a*'                   ! cannot be encoded with base64: it holds a wildcard
            eventName|windash: '-a -b -c -d -e -f'   ! has more than 5 dashes to exchange
            eventName|fieldref: eventNam             ! CloudTrail records have no eventNam; did you mean eventName?
            eventName|expand: '%Admins%'             ! say what stands for %Admins% under placeholders in the tuning file
            sourceIPAddress|cidr: 10.0.0.0/33        ! expected a CIDR range
            sourceIPAddress|cidr: '10.*'             ! expected a CIDR range
            eventname: x                             ! CloudTrail records have no eventname; did you mean eventName?
            userIdentity.arm: x                      ! CloudTrail records have no arm in userIdentity; did you mean arn?
            requestParameters: {name: x}             ! a field inside another is written with a dot
            eventName: []                            ! an empty list never matches
            '|startswith': [x]                       ! this modifier needs a field
            '|all': ['']                             ! an empty one is everywhere
            sourceIPAddress: &ip 10.0.0.1            ! ``
            recipientAccountId: 012345671234         ! put it in quotes: a number has no leading zero
            """)
    void anItemThatSaysNothingSensible(String item, String reason) {
        String found = problems(SigmaText.rule("s:\n  " + item + "\ncondition: s"));

        if (reason.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains("mine/rule.yml: ", reason);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            selet                      ! no such search; did you mean select?
            select and                 ! it ends
            (select                    ! it ends
            select)                    ! found )
            select or or select        ! found or
            2 of them                  ! expected 1 of or all of
            1 of filter*               ! no search has such a name
            select | count() > 5       ! counting belongs to correlation rules
            select near other          ! found near
            [select, 3]                ! expected which searches must match
            ''                         ! it ends
            """)
    void aConditionThatSaysNothingSensible(String condition, String reason) {
        assertThat(problems(SigmaText.rule("select: {eventName: x}\ncondition: " + condition)))
                .contains("mine/rule.yml: detection.condition", reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            product: windows              ! logsource.product = windows    ! only rules on aws can run
            service: guardduty            ! logsource.service = guardduty  ! only rules on cloudtrail can run
            category: process_creation    ! logsource.category             ! CloudTrail has no category
            """)
    void anotherLog(String entry, String place, String reason) {
        String key = entry.substring(0, entry.indexOf(':'));
        String yaml = SigmaText.rule("s: {eventName: x}\ncondition: s")
                .replaceFirst("logsource: \\{(.*)}", "logsource: {$1, " + entry + "}")
                .replaceFirst(key + ": (aws|cloudtrail), (.*" + key + ")", "$2");

        assertThat(problems(yaml)).contains(place, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            level: severe                 ! level = severe
            status: retired               ! status = retired
            tags: [attack.persistance]    ! no such tag; did you mean persistence?
            tags: [persistence]           ! no such tag
            taxonomy: ecs                 ! only Sigma's own names of fields
            falsepositive: [x]            ! no such key; did you mean falsepositives?
            """)
    void aHeadThatSaysNothingSensible(String entry, String reason) {
        String yaml = SigmaText.rule("s: {eventName: x}\ncondition: s").replace("level: high\n", "") + entry + "\n";

        assertThat(problems(yaml)).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            action: global                     ! collections of rules are no longer part of Sigma
            title: only                        ! is no Sigma rule
            """)
    void aDocumentOfAnotherKind(String entry, String reason) {
        String two = SigmaText.rule("s: {eventName: x}\ncondition: s") + "---\n" + entry + "\n";

        assertThat(problems(two)).contains("mine/rule.yml #2: ", reason);
    }

    @Test
    void anEmptyFileIsNoRule() {
        assertThat(problems("# nothing\n---\n")).contains("mine/rule.yml:  is empty");
    }

    @Test
    void everythingThatIsWrongIsToldTogether() {
        String found = problems(SigmaText.rule("""
                s: {eventnam: x, sourceIPAddress|cidr: y}
                t: []
                timeframe: 5m
                condition: u
                """));

        assertThat(found)
                .contains(
                        "eventnam", "sourceIPAddress|cidr = y", "detection.t ", "detection.timeframe", "condition = u");
    }

    @Test
    void aSecondRuleWithTheIdOfTheFirst() {
        String rule = SigmaText.rule("s: {eventName: x}\ncondition: s");
        var problems = new Problems();

        SigmaText.compile(rule + "---\n" + rule, Tuning.none(), problems);

        assertThat(problems.toString()).contains("#2", "is the id of mine/rule.yml #1, too");
    }
}
