package org.onewindow.organisation.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.onewindow.organisation.CalendarChange;
import org.onewindow.organisation.CalendarChanges;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.Districts;
import org.onewindow.web.BadFieldException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The changes of the calendar, for administrators and process owners: what there is, a new draft, giving one up. */
@RestController
@RequestMapping("/camunda/api/onewindow/calendar/changes")
class CalendarChangeController {

    private static final DataSize LARGEST_FILE = DataSize.ofMegabytes(1);

    private final CalendarAccess access;
    private final CalendarChanges changes;
    private final Districts districts;
    private final Departments departments;
    private final CurrentActor actor;
    private final Clock clock;

    CalendarChangeController(
            CalendarAccess access,
            CalendarChanges changes,
            Districts districts,
            Departments departments,
            CurrentActor actor,
            Clock clock) {
        this.access = access;
        this.changes = changes;
        this.districts = districts;
        this.departments = departments;
        this.actor = actor;
        this.clock = clock;
    }

    /** A draft as it is sent. All is text, so that a wrong value is answered with its field's name. */
    record Proposed(String scope, String kind, String year, String content, String source, String reason) {}

    /**
     * A change as it is shown. Moments are local.
     *
     * @param changeable whether the logged-in user may apply or discard it, if it is a draft
     * @param warnings what looks odd about it but is not wrong
     */
    record ChangeView(
            Long id,
            String scope,
            String scopeName,
            String kind,
            String kindName,
            Integer year,
            String content,
            String source,
            String reason,
            String state,
            String stateName,
            LocalDateTime createdAt,
            String createdBy,
            LocalDateTime appliedAt,
            String appliedBy,
            LocalDateTime discardedAt,
            String discardedBy,
            boolean changeable,
            List<String> warnings) {}

    /** The newest first; to a process owner the national ones and those of their own districts. */
    @GetMapping
    List<ChangeView> list() {
        access.require();
        return changes.all().stream()
                .filter(change -> access.maySee(change.getScope()))
                .map(change -> view(change, changes.warnings(change)))
                .toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ChangeView draft(@RequestBody Proposed proposed) {
        access.require(proposed.scope());
        return store(proposed);
    }

    /**
     * A draft whose content is a file.
     *
     * @param file a table (.csv) or a calendar file (.ics) in UTF-8, at most 1 MB
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ChangeView upload(
            @RequestParam String scope,
            @RequestParam String kind,
            @RequestParam(required = false) String year,
            @RequestParam String source,
            @RequestParam(required = false) String reason,
            @RequestParam MultipartFile file)
            throws IOException {
        access.require(scope);
        return store(new Proposed(scope, kind, year, text(file), source, reason));
    }

    /** Gives a draft up. It stays on record. */
    @DeleteMapping("/{id}")
    ChangeView discard(@PathVariable long id) {
        access.require();
        access.require(changes.get(id).getScope());
        CalendarChange discarded = changes.discard(id, actor.get());
        return view(discarded, List.of());
    }

    private ChangeView store(Proposed proposed) {
        CalendarChanges.Draft draft = changes.draft(
                new CalendarChanges.Proposal(
                        proposed.scope(),
                        kind(proposed.kind()),
                        year(proposed.year()),
                        proposed.content(),
                        proposed.source(),
                        proposed.reason()),
                actor.get());
        return view(draft.change(), draft.warnings());
    }

    private static CalendarChange.Kind kind(String kind) {
        return Arrays.stream(CalendarChange.Kind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new BadFieldException(
                        "kind",
                        "变更种类有误，可用："
                                + Arrays.stream(CalendarChange.Kind.values())
                                        .map(each -> each.name() + "（" + each.label() + "）")
                                        .collect(Collectors.joining("、"))));
    }

    private static Integer year(String year) {
        if (year == null || year.isBlank()) {
            return null;
        }
        if (!year.strip().matches("\\d{4}")) {
            throw new BadFieldException("year", "年份须为四位数字：" + year);
        }
        return Integer.valueOf(year.strip());
    }

    private static String text(MultipartFile file) throws IOException {
        String name = file.getOriginalFilename() == null
                ? ""
                : file.getOriginalFilename().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".ics")) {
            throw new BadFieldException("file", "只接受.csv和.ics文件");
        }
        if (file.isEmpty()) {
            throw new BadFieldException("file", "文件是空的");
        }
        if (file.getSize() > LARGEST_FILE.toBytes()) {
            throw new BadFieldException("file", "文件太大，不能超过" + LARGEST_FILE.toMegabytes() + " MB");
        }
        try {
            // A decoder of its own, because String's would silently replace what is not UTF-8.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadFieldException("file", "文件须为UTF-8编码；用电子表格软件保存时请选“CSV UTF-8”", e);
        }
    }

    private ChangeView view(CalendarChange change, List<String> warnings) {
        return new ChangeView(
                change.getId(),
                change.getScope(),
                scopeName(change),
                change.getKind().name(),
                change.getKind().label(),
                change.getYear(),
                change.getContent(),
                change.getSource(),
                change.getReason(),
                change.getState().name(),
                change.getState().label(),
                local(change.getCreatedAt()),
                change.getCreatedBy(),
                local(change.getAppliedAt()),
                change.getAppliedBy(),
                local(change.getDiscardedAt()),
                change.getDiscardedBy(),
                access.mayChange(change.getScope()),
                warnings);
    }

    private String scopeName(CalendarChange change) {
        if (change.isNational()) {
            return "全国";
        }
        String district = districts.get(change.getDistrict()).name();
        return change.getDepartment() == null
                ? district
                : district + departments.get(change.getDepartment()).name();
    }

    private LocalDateTime local(Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, clock.getZone());
    }
}
