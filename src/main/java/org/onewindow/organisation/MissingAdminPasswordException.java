package org.onewindow.organisation;

/** OneWindow is started without a password for its administrator. */
class MissingAdminPasswordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingAdminPasswordException() {
        super("onewindow.admin.password is not set");
    }
}
