package org.onewindow.cockpit;

/**
 * The light of a clock {@code d} as SQL, which says what {@link org.onewindow.deadline.Deadline#light} does: lists are
 * counted, sorted and cut into pages by the database.
 */
final class LightSql {

    /** Of a clock that runs or stands still, at the moment {@code :now}. */
    static final String NOW = """
            case when d.paused_at is not null then 'BLUE'
              when not d.average and d.due_at <= :now then 'RED'
              when d.warn_at <= :now then 'YELLOW'
              else 'GREEN' end""";

    /** Of an open case {@code o} at the moment {@code :now}, that of the worst of its clocks. */
    static final String OF_OPEN_CASE = """
            case when o.paused then 'BLUE'
              when o.red_at <= :now then 'RED'
              when o.yellow_at <= :now then 'YELLOW'
              else 'GREEN' end""";

    /** Of a clock that has ended, when it did. */
    static final String AT_THE_END = """
            case when d.state = 'BREACHED' then 'RED'
              when d.warn_at <= d.ended_at then 'YELLOW'
              else 'GREEN' end""";

    private LightSql() {}

    /**
     * How bad a light is, the worst first. What stands still comes last: a case is paused only if all its clocks are.
     *
     * @param light the light as SQL
     */
    static String rank(String light) {
        return "case " + light + " when 'RED' then 0 when 'YELLOW' then 1 when 'GREEN' then 2 when 'BLUE' then 3 end";
    }
}
