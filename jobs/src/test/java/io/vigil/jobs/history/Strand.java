package io.vigil.jobs.history;

import java.util.Random;

/**
 * One innocent thing that an entity does on some days before the act of a case, and up to it.
 *
 * @param work what it does; each kind of log has several
 * @param days on which it is done
 * @param gap minutes from its end to the act
 * @param perDay how often on a day; less where that takes more than eighteen hours
 * @param step minutes from one to the next
 * @param width different buckets, clients, names or networks
 * @param order in which these take turns
 */
record Strand(int work, int days, int gap, int perDay, int step, int width, Order order) {
    private static final long MINUTE = 60_000L;
    private static final long DAY = 1440 * MINUTE;

    private static final int MOST_MINUTES = 18 * 60;

    Strand {
        perDay = Math.min(perDay, MOST_MINUTES / step);
    }

    enum Order {
        TURNS,
        BLOCKS,
        CHANCE
    }

    /** What is done at one moment with one of the things. */
    interface Doer {
        void act(long time, int thing);
    }

    /** @param act epoch milliseconds */
    void play(long act, Doer doer) {
        var random = new Random(days * 31L + perDay);
        for (int day = 0; day < days; day++) {
            long begin = act - gap * MINUTE - (days - day - 1) * DAY - (long) perDay * step * MINUTE;
            for (int time = 0; time < perDay; time++) {
                int thing = switch (order) {
                    case TURNS -> (day + time) % width;
                    case BLOCKS -> time * width / perDay;
                    case CHANCE -> random.nextInt(width);
                };
                doer.act(begin + (long) time * step * MINUTE, thing);
            }
        }
    }
}
