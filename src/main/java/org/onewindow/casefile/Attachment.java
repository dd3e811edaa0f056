package org.onewindow.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.onewindow.organisation.Actor;

/** A file that was handed in for a case. Its bytes lie apart, so that a list never loads them. */
@Entity
public class Attachment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "attachment_seq")
    private Long id;

    private String caseNumber;
    private String materialCode;
    private String fileName;
    private String mediaType;
    private long size;
    private String sha256;
    private Instant uploadedAt;
    private String uploadedBy;

    protected Attachment() {}

    Attachment(
            String caseNumber,
            String materialCode,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            Instant uploadedAt,
            Actor actor) {
        this.caseNumber = caseNumber;
        this.materialCode = materialCode;
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.size = size;
        this.sha256 = sha256;
        this.uploadedAt = uploadedAt;
        this.uploadedBy = actor.name();
    }

    public Long getId() {
        return id;
    }

    public String getCaseNumber() {
        return caseNumber;
    }

    /** The material that it is, null for a file that is none of the item's materials. */
    public String getMaterialCode() {
        return materialCode;
    }

    public String getFileName() {
        return fileName;
    }

    public String getMediaType() {
        return mediaType;
    }

    /** In bytes. */
    public long getSize() {
        return size;
    }

    public String getSha256() {
        return sha256;
    }

    public Instant getUploadedAt() {
        return uploadedAt;
    }

    public String getUploadedBy() {
        return uploadedBy;
    }
}
