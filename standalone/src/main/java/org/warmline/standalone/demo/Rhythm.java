package org.warmline.standalone.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** When people write to a bakery: most before the weekend, in the morning; the assistant also at night and on closed days. */
final class Rhythm {
    /** How far back the history goes. */
    static final int DAYS = 90;

    private static final int DESK_OPENS = 8;
    /** Hours from the desk's opening to an hour before its closing on a Saturday, the shortest day. */
    private static final double[] DESK_HOURS = {1.0, 1.3, 1.2, 1.0, 0.8, 0.7, 0.6};

    private static final double[] ALL_HOURS = {
        0.05, 0, 0, 0, 0, 0.1, 0.4, 0.8, 1, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.7, 0.8, 0.9, 1, 1.1, 1, 0.8, 0.5, 0.2
    };

    private final ZoneId zone;
    private final Instant now;
    private final RandomGenerator random;

    Rhythm(ZoneId zone, Instant now, RandomGenerator random) {
        this.zone = zone;
        this.now = now;
        this.random = random;
    }

    /** A moment in the last ninety days, long enough ago for any conversation to be over by now. */
    Instant next(boolean atTheDesk) {
        while (true) {
            LocalDate day = today().minusDays(1L + random.nextInt(DAYS));
            if (atTheDesk && !deskIsStaffed(day) || random.nextDouble() > share(day.getDayOfWeek())) {
                continue;
            }
            int hour = atTheDesk ? DESK_OPENS + pick(DESK_HOURS) : pick(ALL_HOURS);
            Instant start = day.atTime(hour, random.nextInt(60), random.nextInt(60))
                    .atZone(zone)
                    .toInstant();
            if (start.isBefore(now.minus(Duration.ofHours(6)))) {
                return start;
            }
        }
    }

    /** Morning of the last day before today on which somebody was at the desk. */
    Instant lastDeskMorning() {
        LocalDate day = today().minusDays(1);
        while (!deskIsStaffed(day)) {
            day = day.minusDays(1);
        }
        return day.atTime(DESK_OPENS + 1, 12).atZone(zone).toInstant();
    }

    /** How much of the ninety days has passed at a moment, 0 to 1. */
    double progress(Instant at) {
        double age = Duration.between(at, now).toMinutes()
                / (double) Duration.ofDays(DAYS).toMinutes();
        return Math.clamp(1 - age, 0, 1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    private int pick(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double rest = random.nextDouble() * sum;
        int chosen = 0;
        while (rest >= weights[chosen] && chosen < weights.length - 1) {
            rest -= weights[chosen];
            chosen++;
        }
        return chosen;
    }

    private static double share(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> 0.5;
            case TUESDAY -> 0.7;
            case WEDNESDAY -> 0.65;
            case THURSDAY -> 0.75;
            case FRIDAY -> 0.95;
            case SATURDAY -> 1;
            case SUNDAY -> 0.6;
        };
    }

    private static boolean deskIsStaffed(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SUNDAY && day.getDayOfWeek() != DayOfWeek.MONDAY;
    }
}
