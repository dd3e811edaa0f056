package org.onewindow.organisation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one administrator that exists from the first start on.
 *
 * @param id the account's name
 * @param password must be given, usually as {@code ONEWINDOW_ADMIN_PASSWORD}; there is no default
 */
@ConfigurationProperties("onewindow.admin")
public record AdminProperties(@DefaultValue("admin") String id, String password) {

    /** @throws MissingAdminPasswordException if there is no password */
    public AdminProperties {
        if (password == null || password.isBlank()) {
            throw new MissingAdminPasswordException();
        }
    }
}
