package org.onewindow.casefile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.apache.tika.Tika;
import org.onewindow.organisation.Actor;
import org.onewindow.web.BadFieldException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the files of a case. A file that is refused changes nothing. */
@Service
@Transactional
public class Attachments {

    private final AttachmentRepository attachments;
    private final AttachmentProperties properties;
    private final CaseFiles cases;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Tika tika = new Tika();

    Attachments(
            AttachmentRepository attachments,
            AttachmentProperties properties,
            CaseFiles cases,
            JdbcClient jdbc,
            Clock clock) {
        this.attachments = attachments;
        this.properties = properties;
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps one file.
     *
     * @param materialCode the material that it is; null or empty for none of them
     * @param fileName as the user's computer names it; a path before it and control characters are dropped
     * @throws BadFieldException if the file is empty, too large or of a type that is not taken, if the name is empty,
     *     or if the case has no such material
     */
    public Attachment keep(String caseNumber, String materialCode, String fileName, byte[] content, Actor actor) {
        String name = safe(fileName);
        if (name.isEmpty()) {
            throw new BadFieldException("file", "文件没有名称");
        }
        if (content.length == 0) {
            throw new BadFieldException("file", "文件“%s”是空的".formatted(name));
        }
        if (content.length > properties.maxSize().toBytes()) {
            throw new BadFieldException(
                    "file",
                    "文件“%s”超过 %d MB".formatted(name, properties.maxSize().toMegabytes()));
        }
        String type = tika.detect(content);
        if (!properties.mediaTypes().contains(type)) {
            throw new BadFieldException("file", "文件“%s”的内容不是 PDF、JPEG 或 PNG（%s）".formatted(name, type));
        }
        String code = materialCode == null || materialCode.isBlank() ? null : materialCode;
        if (code != null
                && cases.materials(caseNumber).stream()
                        .noneMatch(material -> material.getCode().equals(code))) {
            throw new BadFieldException("material", "没有编号为“%s”的申请材料".formatted(code));
        }
        Attachment kept = attachments.saveAndFlush(
                new Attachment(caseNumber, code, name, type, content.length, sha256(content), clock.instant(), actor));
        jdbc.sql("insert into attachment_content (attachment_id, content) values (?, ?)")
                .params(kept.getId(), content)
                .update();
        cases.record(caseNumber, actor, "上传文件：" + name);
        return kept;
    }

    @Transactional(readOnly = true)
    public List<Attachment> of(String caseNumber) {
        return attachments.findByCaseNumberOrderById(caseNumber);
    }

    /** @throws BadFieldException if there is no such file */
    @Transactional(readOnly = true)
    public Attachment get(long id) {
        return attachments.findById(id).orElseThrow(() -> new BadFieldException("id", "没有这个文件"));
    }

    @Transactional(readOnly = true)
    public byte[] content(Attachment attachment) {
        return jdbc.sql("select content from attachment_content where attachment_id = ?")
                .param(attachment.getId())
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    private static String safe(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        return clean.length() > 200 ? clean.substring(clean.length() - 200) : clean;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
