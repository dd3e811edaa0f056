package org.onewindow.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form of Tasklist, filled in by what its labels say. */
final class Form {

    private static final Pattern KIND = Pattern.compile("fjs-form-field-(\\w+)");

    // The browser matches it, and JavaScript does not know \Q…\E.
    private static final Pattern SPECIAL = Pattern.compile("[.*+?^${}()|\\[\\]\\\\]");

    /** Camunda Forms take a text over when it has not been typed at for so many milliseconds. */
    private static final int TYPING_PAUSE = 300;

    private final Locator root;

    Form(Locator root) {
        this.root = root;
    }

    /**
     * Fills a field in.
     *
     * @param label as it stands on the page, without the asterisk
     * @param values what to enter: a text, a number, a date as yyyy-MM-dd, or the labels of what to choose; nothing for
     *     a box that is ticked
     */
    Form fill(String label, String... values) {
        Locator field = field(label);
        String kind = kind(field);
        switch (kind) {
            case "textfield", "textarea", "number" ->
                field.locator(".fjs-input, .fjs-textarea").fill(values[0]);
            case "datetime" -> {
                Locator input = field.locator("input.flatpickr-input");
                input.fill(values[0].replace('-', '/'));
                input.press("Enter");
            }
            case "radio", "checklist" -> {
                for (String value : values) {
                    field.getByLabel(value, new Locator.GetByLabelOptions().setExact(true))
                            .check();
                }
            }
            case "checkbox" -> field.getByRole(AriaRole.CHECKBOX).check();
            case "select" -> {
                Locator clear = field.locator(".fjs-select-cross");
                if (clear.count() > 0) { // with a value there the list would not open
                    clear.click();
                }
                field.locator(".fjs-input-group").click();
                field.locator(".fjs-dropdownlist-item")
                        .getByText(values[0], new Locator.GetByTextOptions().setExact(true))
                        .click();
            }
            default -> throw new IllegalArgumentException("no way to fill in a " + kind);
        }
        root.page().clock().runFor(TYPING_PAUSE);
        return this;
    }

    /** The field with this label. */
    Locator field(String label) {
        Locator itsLabel = root.page()
                .locator("label.fjs-form-field-label")
                .filter(new Locator.FilterOptions()
                        .setHasText(Pattern.compile(
                                "^\\s*" + SPECIAL.matcher(label).replaceAll("\\\\$0") + "\\s*\\*?\\s*$")));
        return root.locator(".fjs-form-field").filter(new Locator.FilterOptions().setHas(itsLabel));
    }

    /** What the page says is wrong with a field. */
    Locator error(String label) {
        return field(label).locator(".fjs-form-field-error");
    }

    private static String kind(Locator field) {
        Matcher matcher = KIND.matcher(field.getAttribute("class"));
        if (!matcher.find()) {
            throw new IllegalArgumentException("not a field: " + field);
        }
        return matcher.group(1);
    }
}
