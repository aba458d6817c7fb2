package io.vigil.models.anomalousbehavior;

import io.vigil.models.baseline.Days;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The days on which a principal acted, and those among them on which it did something new: how much news to expect of it. In the days of
 * learning everything is new; they say nothing of that. Who often begins with some call may still never begin with a telling one.
 */
final class ActiveDays {
    /** What is believed of a principal before its first day: news on one day in ten, held as firmly as five days of evidence. */
    private static final double PRIOR_NEWS = 0.5;

    private static final double PRIOR_DAYS = 5;

    private int reference;
    private int active;
    private int judged;
    private int news;
    /** Those of them whose news were a telling call. */
    private int tellingNews;

    private int count;

    /** Whether the day had not been marked before. */
    boolean mark(int day) {
        int bit = bitOf(day);
        boolean first = (active & bit) == 0 && bit != 0;
        count += first ? 1 : 0;
        active |= bit;
        return first;
    }

    /** A day that does not belong to learning. */
    void judge(int day, boolean bringsNews, boolean telling) {
        int bit = bitOf(day);
        judged |= bit;
        news |= bringsNews ? bit : 0;
        tellingNews |= bringsNews && telling ? bit : 0;
    }

    /** Distinct days so far. */
    int count() {
        return count;
    }

    /** Probability of a day with news, learnt from the days before this one. */
    double newsRate(int day) {
        return rate(news, day);
    }

    /** The same for a telling call: of a day with such news, on the scale of all news. */
    double tellingNewsRate(int day) {
        return Math.min(newsRate(day), Improbability.onScaleOfAllNews(rate(tellingNews, day)));
    }

    private double rate(int marked, int day) {
        double days = Days.weight(Days.moved(judged, day - reference) & ~1);
        double newsDays = Days.weight(Days.moved(marked, day - reference) & ~1);
        return (PRIOR_NEWS + newsDays) / (PRIOR_DAYS + days);
    }

    /** The day's bit, after moving the reference to it if it is the latest; 0 when it is too old to be held. */
    private int bitOf(int day) {
        if (day > reference) {
            active = Days.moved(active, day - reference);
            judged = Days.moved(judged, day - reference);
            news = Days.moved(news, day - reference);
            tellingNews = Days.moved(tellingNews, day - reference);
            reference = day;
        }
        int age = reference - day;
        return age < Days.SPAN ? 1 << age : 0;
    }

    ActiveDays copy() {
        var copy = new ActiveDays();
        copy.reference = reference;
        copy.active = active;
        copy.judged = judged;
        copy.news = news;
        copy.tellingNews = tellingNews;
        copy.count = count;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeShort(reference);
        out.writeInt(active);
        out.writeInt(judged);
        out.writeInt(news);
        out.writeInt(tellingNews);
        out.writeShort(Math.min(count, Short.MAX_VALUE));
    }

    static ActiveDays read(DataInputView in) throws IOException {
        var days = new ActiveDays();
        days.reference = in.readUnsignedShort();
        days.active = in.readInt();
        days.judged = in.readInt();
        days.news = in.readInt();
        days.tellingNews = in.readInt();
        days.count = in.readUnsignedShort();
        return days;
    }
}
