package dev.travertine.shell;

/** What a user can switch while the shell runs. */
final class Settings {
    private Format format;
    /** One line a column instead of one line a row. */
    private boolean isExpanded;

    private boolean isTiming;

    Settings(Format format, boolean isTiming) {
        this.format = format;
        this.isTiming = isTiming;
    }

    Format format() {
        return format;
    }

    void format(Format value) {
        format = value;
    }

    boolean isExpanded() {
        return isExpanded;
    }

    void expanded(boolean value) {
        isExpanded = value;
    }

    boolean isTiming() {
        return isTiming;
    }

    void timing(boolean value) {
        isTiming = value;
    }
}
