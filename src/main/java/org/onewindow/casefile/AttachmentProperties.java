package org.onewindow.casefile;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be handed in as a file.
 *
 * @param maxSize largest size of one file; default 20 MB, ours
 * @param mediaTypes types that are taken, found out from the content and not from the name
 */
@ConfigurationProperties("onewindow.attachments")
public record AttachmentProperties(
        @DefaultValue("20MB") DataSize maxSize,

        @DefaultValue({"application/pdf", "image/jpeg", "image/png"})
        Set<String> mediaTypes) {}
