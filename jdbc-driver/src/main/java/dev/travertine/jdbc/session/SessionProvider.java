package dev.travertine.jdbc.session;

/**
 * Opens sessions for the driver; found by {@link java.util.ServiceLoader}, first through the class loader of the driver, then
 * through the context class loader of the thread.
 */
public interface SessionProvider {
    /** Whether this provider can open sessions at that address. */
    boolean accepts(Address address);

    /**
     * Opens a session, and the engine behind it where it is not open yet.
     *
     * @throws SessionException where the engine can't be opened: no permission, used by another process, damaged data
     */
    Session open(Address address) throws SessionException;
}
