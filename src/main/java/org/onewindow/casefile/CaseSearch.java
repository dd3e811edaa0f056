package org.onewindow.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases by a part of their number or of the applicant's name. */
@Service
public class CaseSearch {

    private static final String SELECT =
            "select number, applicant_name, subject, item_name, state, outcome from case_file ";

    private final JdbcClient database;

    CaseSearch(JdbcClient database) {
        this.database = database;
    }

    /**
     * A case that was found.
     *
     * @param state what a user reads, with how it ended if it did
     */
    public record Found(String number, String applicant, String subject, String itemName, String state) {}

    /**
     * The newest cases of some districts whose number or applicant has a text in it; capitals and small letters are the
     * same.
     *
     * @param limit at most so many
     */
    @Transactional(readOnly = true)
    public List<Found> find(String text, Collection<String> districts, int limit) {
        if (districts.isEmpty()) {
            return List.of();
        }
        return database.sql(SELECT + """
                where district in (:districts)
                  and (upper(number) like :text escape '!' or upper(applicant_name) like :text escape '!')
                order by id desc limit :limit""")
                .param("districts", List.copyOf(districts))
                .param("text", "%" + text.toUpperCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%")
                .param("limit", limit)
                .query((row, index) -> found(row))
                .list();
    }

    /** Cases by their numbers, the newest first. */
    @Transactional(readOnly = true)
    public List<Found> of(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return database.sql(SELECT + "where number in (:numbers) order by id desc")
                .param("numbers", List.copyOf(numbers))
                .query((row, index) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Found(
                row.getString("number"),
                row.getString("applicant_name"),
                row.getString("subject"),
                row.getString("item_name"),
                CaseState.valueOf(row.getString("state")).label()
                        + (outcome == null
                                ? ""
                                : "（%s）".formatted(Outcome.valueOf(outcome).label())));
    }
}
