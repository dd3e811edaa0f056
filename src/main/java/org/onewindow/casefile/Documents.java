package org.onewindow.casefile;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onewindow.organisation.Actor;
import org.onewindow.organisation.Districts;
import org.onewindow.web.BadFieldException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues the documents 文书 of a case from the templates in {@code documents/<type>.txt}: the first line is the title,
 * the rest the body, with Mustache names for the case's fields and the process's variables.
 */
@Service
@Transactional
public class Documents {

    private final IssuedDocumentRepository documents;
    private final CaseFiles cases;
    private final Districts districts;
    private final Clock clock;
    private final Map<String, Text> texts = new ConcurrentHashMap<>();

    private record Text(String title, Template body) {}

    Documents(IssuedDocumentRepository documents, CaseFiles cases, Districts districts, Clock clock) {
        this.documents = documents;
        this.cases = cases;
        this.districts = districts;
        this.clock = clock;
    }

    /**
     * Issues one document.
     *
     * @param type name of the template
     * @param values what the template may name beside the case's own fields
     * @return the document, numbered within its case
     * @throws IllegalArgumentException if there is no such template, or it names a value that is not there
     */
    public IssuedDocument issue(String caseNumber, String type, Map<String, ?> values, Actor actor) {
        Text text = texts.computeIfAbsent(type, Documents::load);
        CaseFile file = cases.lock(caseNumber);
        String number = "%s-%02d".formatted(caseNumber, documents.countByCaseNumber(caseNumber) + 1);
        Map<String, Object> names = new HashMap<>(values);
        names.put("case", file);
        names.put("district", districts.get(file.getDistrict()).fullName());
        names.put("documentNumber", number);
        names.put("today", date(LocalDate.now(clock)));
        names.put("received", date(LocalDate.ofInstant(file.getReceivedAt(), clock.getZone())));
        names.put(
                "accepted",
                file.getAcceptedAt() == null ? "" : date(LocalDate.ofInstant(file.getAcceptedAt(), clock.getZone())));
        IssuedDocument issued = documents.save(new IssuedDocument(
                caseNumber, number, type, text.title(), text.body().execute(names), clock.instant(), actor));
        cases.record(caseNumber, actor, "出具文书：%s（%s）".formatted(text.title(), number));
        return issued;
    }

    @Transactional(readOnly = true)
    public List<IssuedDocument> of(String caseNumber) {
        return documents.findByCaseNumberOrderByIssuedAtAscIdAsc(caseNumber);
    }

    /** @throws BadFieldException if there is no such document */
    @Transactional(readOnly = true)
    public IssuedDocument get(String number) {
        return documents
                .findByNumber(number)
                .orElseThrow(() -> new BadFieldException("number", "没有编号为“%s”的文书".formatted(number)));
    }

    private static String date(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static Text load(String type) {
        ClassPathResource resource = new ClassPathResource("documents/" + type + ".txt");
        if (!type.matches("[a-z-]+") || !resource.exists()) {
            throw new IllegalArgumentException("没有名为“%s”的文书模板".formatted(type));
        }
        try {
            String[] parts = resource.getContentAsString(StandardCharsets.UTF_8).split("\n", 2);
            return new Text(
                    parts[0].strip(),
                    Mustache.compiler().escapeHTML(false).nullValue("").compile(parts[1].strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
