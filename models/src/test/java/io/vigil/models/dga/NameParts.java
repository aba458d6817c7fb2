package io.vigil.models.dga;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What {@link GeneratedNames} are put together from. */
final class NameParts {
    static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";
    static final String VOWELS = "aeiou";
    static final String CONSONANT_LETTERS = "bcdfghjklmnpqrstvwxyz";

    static final String[] MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
    static final String[] TEXTS =
            "networkservice securityupdate remotecontroller softwarecenter billingaccount windowsdefender".split(" ");
    static final String[] ONSETS =
            "b br c ch cl d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w z".split(" ");
    static final String[] CODAS = "b ck d l ld lt m mp n nd ng nk nt r rd rk rm rn rt s sh st t th x".split(" ");

    static final String[] SUFFIXES =
            ("com com com com net net net org org info info biz biz ru ru su in cc tv ws cn eu co.uk de us me pw top xyz tk ga ml la nu to"
                            + " name mobi online site club work pro kz so im ki mn gs ms vg jp ca be fr it pl se tw br.com")
                    .split(" ");

    static final String[] COUNTRIES =
            ("ac ad ae af ag am as at az ba be bg bi by bz ca cc cd cf ch ci cl cm cn co cx cz de dj dk do dz ee es eu fi fm fr ga gd ge gg gl"
                            + " gr gs gy hk hn hr ht hu ie im in io ir is it je jp ke kg ki kr kz la lc li lt lu lv ly ma md me mg mk ml mn ms mu"
                            + " mx my nf nl no nu nz pe ph pk pl pm pt pw qa re ro rs ru sc se sg sh si sk sm sn so st su sx sy tc tf tg th tk tl")
                    .split(" ");

    private static final String[] WORD_LIST =
            ("the and that have with this from they will would there their what about which when make like time just know take people"
                            + " into year your good some could them other than then now look only come its over think also back after use two how our"
                            + " work first well way even new want because any these give day most us such being must upon those between own where"
                            + " through under never same another while last might great old off since against right down should each"
                            + " able above across action after again against almost alone along always among animal answer appear apple around autumn back"
                            + " basket battle beauty become before begin behind believe below beside better between beyond bottle branch bread"
                            + " breath bridge bright bring broken brother building business butter candle capital captain carry castle caught"
                            + " cause center century certain chair chance change charge chief child choice church circle city clear climb close"
                            + " cloud coffee cold color common company condition consider contain continue control corner cotton country course"
                            + " cover create crowd dance danger daughter decide degree desert desire detail differ dinner direct doctor double"
                            + " dream dress drive during early earth either electric engine enough evening every example except expect express"
                            + " famous farther father favor feather figure final finger finish flower follow foreign forest forget forward"
                            + " freedom friend future garden gather gentle glass golden great ground guess happen heart heavy history honor"
                            + " house hunger husband imagine increase indeed industry inside island journey kitchen labor language laugh leader"
                            + " learn leave letter listen little machine marriage master matter measure member middle million minute modern"
                            + " moment morning mother mountain music nation nature neither never night north nothing number object ocean office")
                    .split(" ");

    private NameParts() {}

    static String pick(Random random, String letters, int length) {
        var text = new StringBuilder(length);
        for (int left = length; left > 0; left--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    static String shuffled(String letters, Random random) {
        List<String> all = new ArrayList<>(List.of(letters.split("")));
        Collections.shuffle(all, random);
        return String.join("", all);
    }

    static String word(Random random) {
        return WORD_LIST[random.nextInt(WORD_LIST.length)];
    }
}
